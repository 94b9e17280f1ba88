import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspace } from '@gatehouse/service-manifest';
import { createApp } from './create-app.ts';
import { createdResources, ssm, templateIn } from './test/created-resources.ts';

const root = join(import.meta.dirname, '../../..');
const folder = readWorkspace(root);
const workspace = folder.settings();
const services = folder.services();
const assembly = createApp(workspace, services).synth();
const made = createdResources(assembly);

/** Every string in a document. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const deployFiles = services.flatMap(({ name }) => {
  const folder = join(root, 'apps', name, 'deploy');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      service: name,
      environment: file.split(/[\\/]/)[0]!,
      file,
      document: JSON.parse(readFileSync(join(folder, file), 'utf8')),
    }));
});

/**
 * The resource to which an ARN in a policy refers, without children and without the suffix that is unknown before
 * deployment.
 */
const thing = (arn: string) =>
  arn
    .replace(/^(arn:[^:]*:s3:::[^/]+)\/\*$/, '$1')
    .replace(/^(arn:[^:]*:dynamodb:.*:table\/[^/]+)\/index\/\*$/, '$1')
    // The id of a database is a parameter of its stack.
    .replace(
      /^arn:aws:rds-db:([^:]*:\d+):dbuser:\{\{ssm:([^}]+)\}\}\/.*$/,
      'arn:aws:ssm:$1:parameter$2',
    )
    .replace(/^(arn:[^:]*:logs:.*):\*$/, '$1')
    .replace(/^(arn:[^:]*:secretsmanager:.*:secret:.*)-\?{6}$/, '$1')
    .replace(/^(arn:[^:]*:secretsmanager:.*:secret:[^:]+):\w+::$/, '$1');

/** All AWS resources to which a deploy file refers, as ARNs. */
function referencesIn({ service, environment, document }: (typeof deployFiles)[number]): string[] {
  const { account, region, cluster } = workspace.environments[environment]!;
  const here = `${region}:${account}`;
  const found = textsOf(document).flatMap((text) => {
    if (text.startsWith('{{ssm:')) return [ssm(text.slice(6, -2), { account, region })];
    if (/^https:\/\/.*\.internal\./.test(text)) return [text];
    const id = /^arn:.*\/\{\{ssm:([^{}]+)\}\}$/.exec(text);
    if (id) return [ssm(id[1]!, { account, region })];
    if (text.startsWith('arn:')) return text.split(',').map(thing);
    const image = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com\/([^@]+)@/.exec(text);
    return image ? [`arn:aws:ecr:${image[2]}:${image[1]}:repository/${image[3]}`] : [];
  });
  const named = [
    ...(document.service ? [`arn:aws:ecs:${here}:cluster/${document.service.cluster}`] : []),
    ...(document.service?.deploymentConfiguration.alarms.alarmNames ?? []).map(
      (alarm: string) => `arn:aws:cloudwatch:${here}:alarm:${alarm}`,
    ),
    ...(document.scaling
      ? [document.scaling.scalableTarget, ...document.scaling.scalingPolicies].map(
          ({ ResourceId }: { ResourceId: string }) =>
            `arn:aws:ecs:${here}:cluster/${ResourceId.split('/')[1]}`,
        )
      : []),
    ...(document.containerDefinitions ?? []).flatMap((container: Container) => [
      `arn:aws:logs:${here}:log-group:${container.logConfiguration.options['awslogs-group']}`,
      ...container.environment.flatMap(({ name, value }) => {
        if (name.endsWith('_SECRET')) return `arn:aws:secretsmanager:${here}:secret:${value}`;
        if (name.endsWith('_QUEUE')) return queueArn(value);
        if (name.endsWith('_TABLE')) return `arn:aws:dynamodb:${here}:table/${value}`;
        return name.endsWith('_BUCKET') ? `arn:aws:s3:::${value}` : [];
      }),
    ]),
  ];
  expect([service, cluster]).not.toContain(undefined);
  return [...found, ...named];
}

function queueArn(url: string): string {
  const [, region, account, name] = /^https:\/\/sqs\.([\w-]+)\.[\w.]+\/(\d+)\/(.+)$/.exec(url)!;
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

interface Container {
  environment: { name: string; value: string }[];
  logConfiguration: { options: Record<string, string> };
}

/** A role of ECS may be assumed by a pattern of principals: any task of the account. */
const TASKS_OF_ACCOUNT = /^arn:aws:ecs:[\w-]+:\d{12}:\*$/;

describe('the closed world', () => {
  it('reads the files of every service in every environment', () => {
    expect(new Set(deployFiles.map(({ environment }) => environment))).toEqual(
      new Set(Object.keys(workspace.environments)),
    );
    expect(deployFiles).toHaveLength(
      services.length * Object.keys(workspace.environments).length * 5,
    );
  });

  it.each(deployFiles.map((file) => [`${file.service}/${file.file}`, file] as const))(
    '%s refers only to resources that the infrastructure creates',
    (_name, file) => {
      const references = referencesIn(file).filter((arn) => !TASKS_OF_ACCOUNT.test(arn));
      if (!file.file.endsWith('trust-policy.json')) expect(references.length).toBeGreaterThan(1);
      expect(references.filter((arn) => !made.has(arn))).toEqual([]);
    },
  );

  it('detects a reference to another resource', () => {
    const [file] = deployFiles.filter(({ file }) => file.endsWith('task-definition.json'));
    const document = JSON.parse(
      JSON.stringify(file!.document).replace('-task"', '-tusk"'),
    ) as unknown;
    const wrong = referencesIn({ ...file!, document }).filter((arn) => !made.has(arn));
    expect(wrong).toEqual([expect.stringMatching(/-tusk$/)]);
  });

  it('has each parameter that a stack reads exported by a stack that is deployed before it', () => {
    for (const stack of assembly.stacks)
      for (const { Type, Default } of Object.values(templateIn(stack).Parameters ?? {})) {
        if (!Type.startsWith('AWS::SSM::Parameter::Value') || Default === undefined) continue;
        if (Default.startsWith('/cdk-bootstrap/')) continue;
        const source = made.get(ssm(Default, stack.environment));
        expect([stack.id, Default, source?.stack.id]).not.toContain(undefined);
        expect([Default, ...allDependencies(stack.id)]).toContain(source!.stack.id);
      }
  });

  it('has every ARN in a template created by a template', () => {
    const accounts = new Set(assembly.stacks.map(({ environment }) => environment.account));
    for (const stack of assembly.stacks) {
      const named = textsOf(templateIn(stack).Resources)
        .filter((text) => /^arn:aws:[\w-]+:[\w-]*:\d{12}:/.test(text))
        .filter((text) => accounts.has(text.split(':')[4]!))
        // Patterns, pieces of what is put together, and what is there before any stack.
        .filter((text) => !/[*?]|\/$|:dbuser:$|:root$|:role\/cdk-/.test(text))
        .map(thing);
      const missing = named.filter((arn) => !made.has(arn) && !MADE_ELSEWHERE.test(arn));
      expect([stack.id, missing]).toEqual([stack.id, []]);
    }
  });
});

/** Resources that the deploy stage creates (services, their task definitions, records) or AWS itself. */
const MADE_ELSEWHERE =
  /:ecs:.*:(?:service|task-definition|service-deployment|service-revision|task)\/|:ssm:.*\/(?:deployment|infrastructure)$|:role\/aws-service-role\//;

function allDependencies(id: string, seen = new Set<string>()): string[] {
  const stacks = new Set(assembly.stacks.map((stack) => stack.id));
  for (const { id: dependency } of assembly.getStackArtifact(id).dependencies)
    if (stacks.has(dependency) && !seen.has(dependency)) {
      seen.add(dependency);
      allDependencies(dependency, seen);
    }
  return [...seen];
}
