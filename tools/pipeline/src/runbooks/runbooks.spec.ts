import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SQS } from '@aws-sdk/client-sqs';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import type { Command } from 'commander';
import { deployed } from '../deploy/test/deployed.ts';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import type { World } from '../deploy/test/world.ts';
import { wholeProgram } from '../program.ts';
import { awsCall } from './aws-call.ts';
import { readCommands } from './read-commands.ts';

const FOLDER = join(import.meta.dirname, '../../../../docs/runbooks');
const commands = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => readCommands(file, readFileSync(join(FOLDER, file), 'utf8')));

const textOf = ({ tool, args }: (typeof commands)[number]) => [tool, ...args].join(' ');
const unique = (tool: 'gatehouse' | 'aws') => [
  ...new Map(
    commands.filter((each) => each.tool === tool).map((each) => [textOf(each), each]),
  ).values(),
];

describe('a gatehouse command in the runbooks', () => {
  test.each(unique('gatehouse').map((each) => [`${each.file}: ${textOf(each)}`, each] as const))(
    '%s is accepted by the program',
    async (_, { args, place }) => {
      const program = await wholeProgram();
      const named = args.findIndex((word) => word.startsWith('-') || word === '…');
      const mention = place === 'sentence' && (named < 0 || args.includes('…'));
      const called = find(program, named < 0 ? args : args.slice(0, named));
      expect(called?.name()).toBeDefined();
      for (const each of [
        program,
        ...program.commands,
        ...program.commands.flatMap((c) => c.commands),
      ])
        each
          .exitOverride()
          .configureOutput({ writeErr: () => undefined })
          .action(() => undefined);
      // A sentence may leave out what is said elsewhere; each option that it names is there all the same.
      if (!mention) await program.parseAsync(args.map(plain), { from: 'user' });
      else
        for (const option of args.filter((word) => word.startsWith('--')))
          expect(called?.options.map(({ long }) => long)).toContain(option.split('=')[0]);
    },
  );
});

/** Placeholders for the reader's own values. */
const plain = (word: string) =>
  word
    .replace(/^(?:REPOSITORY|…|(.+))@sha256:…$/, `registry/payments@sha256:${'0'.repeat(64)}`)
    .replaceAll('…', 'VALUE');

const find = (command: Command, [name, ...rest]: readonly string[]): Command | undefined => {
  const child = command.commands.find((each) => each.name() === name);
  return (
    child && (rest.length > 0 && child.commands.length > 0 ? (find(child, rest) ?? child) : child)
  );
};

describe('a runbook against the embedded AWS', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    await deployed(world, { image: world.push('one') }, { image: world.push('two') });
  });
  afterAll(() => world.stop());

  /** The names of this world. */
  const here = (word: string) =>
    word
      .replace(/\b(?:api|notification)-service\b/g, 'payments')
      .replace(/\b(?:production|development|staging)\b/g, 'laptop');

  /** What is about all environments is about the one that there is. */
  const inLaptop = (args: readonly string[]) =>
    args.some((word) => word === '--environment' || word === '-e')
      ? args
      : [...args, '--environment', 'laptop'];

  const runnable = new Set([
    'status',
    'revisions',
    'verify',
    'logs',
    'wait',
    'scale',
    'restart',
    'rollback',
    'release-hold',
  ]);

  test('has gatehouse commands with the described effects', async () => {
    const tried: string[] = [];
    for (const { args, place } of unique('gatehouse')) {
      const [name = ''] = args;
      if (place === 'sentence' || !runnable.has(name) || args.includes('--follow')) continue;
      const found = await gatehouse(world, inLaptop(args.map(here)));
      expect([args.join(' '), found.code, found.stderr]).toEqual([
        args.join(' '),
        expect.any(Number),
        expect.not.stringMatching(/^gatehouse: |error: /m),
      ]);
      expect([args.join(' '), found.code]).not.toEqual([args.join(' '), 2]);
      tried.push(name);
    }
    expect(tried).toEqual(expect.arrayContaining(['status', 'rollback', 'release-hold', 'scale']));
  }, 120_000);

  test('has AWS CLI calls that AWS accepts', async () => {
    const options = { endpoint: world.aws.url, region: 'eu-central-1' };
    const clients: Readonly<Record<string, object>> = {
      'application-autoscaling': new ApplicationAutoScaling(options),
      cloudwatch: new CloudWatch(options),
      ecs: new ECS(options),
      iam: new IAM(options),
      logs: new CloudWatchLogs(options),
      secretsmanager: new SecretsManager(options),
      sqs: new SQS(options),
      ssm: new SSM(options),
      sts: new STS(options),
    };
    const rehearsed = new Set<string>();
    const others = new Set<string>();
    for (const { args, place } of unique('aws')) {
      if (args.includes('…') || (place === 'sentence' && args.length < 3)) continue;
      const { service, operation, input } = awsCall(args.map(here));
      const client = clients[service] as Record<string, Method> | undefined;
      const method = client?.[`${operation[0]?.toLowerCase()}${operation.slice(1)}`];
      const call = `${service} ${operation}`;
      if (typeof method !== 'function') {
        others.add(call);
        continue;
      }
      const error = await method.call(client, input).then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      if (/UnknownOperation|InvalidAction/.test(error?.name ?? '')) others.add(call);
      else if (!error?.message.includes(': VALUE of ')) {
        // What is not there in this world may be missing; what AWS has no such parameter for may not.
        expect([call, error?.message ?? '']).toEqual([
          call,
          expect.not.stringMatching(/does not support|must be|SerializationException/),
        ]);
        rehearsed.add(call);
      }
    }
    for (const client of Object.values(clients)) (client as { destroy(): void }).destroy();
    expect([...rehearsed]).toEqual(
      expect.arrayContaining([
        'ecs DescribeServices',
        'ecs UpdateService',
        'ssm GetParameterHistory',
        'application-autoscaling DeregisterScalableTarget',
      ]),
    );
    // Commands that no test runs: a new one appears here.
    expect([...others].sort()).toMatchSnapshot();
  }, 60_000);
});

type Method = (input: object) => Promise<unknown>;
