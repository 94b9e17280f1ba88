import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectsConfigurations } from '@nx/devkit';
import {
  combineOptionsForGenerator,
  getPromptsForSchema,
  type Options,
  type Schema,
} from 'nx/src/utils/params';
import type { Workspace } from '@gatehouse/service-manifest';
import { manifestFromOptions } from './service/manifest-from-options.ts';
import type { ServiceOptions } from './service/options.ts';

const schemaOf = (generator: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, generator, 'schema.json'), 'utf8')) as Schema;
const projects: ProjectsConfigurations = {
  version: 2,
  projects: { '@gatehouse/orders': { root: 'apps/orders' } },
};

const workspace: Workspace = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '000000000000', region: 'eu-central-1' },
  environments: {},
};

/** The options that Nx passes to a generator, from those that yargs parsed. */
const parse = (generator: string, given: object) =>
  combineOptionsForGenerator(
    given as Options,
    '',
    generator,
    projects,
    {},
    schemaOf(generator),
    false,
    null,
    null,
  );
/** The manifest for the options of `nx generate service payments`. */
const manifestFor = async (given: object) => {
  const options: object = await parse('service', { _: ['payments'], ...given });
  return manifestFromOptions(options as ServiceOptions, 3000, workspace);
};

describe('the lists of nx generate service', () => {
  const tables = async (given: unknown) =>
    (await manifestFor({ tables: given })).grants?.map((grant) => 'table' in grant && grant.table);

  it.each([
    ['one name', 'a', ['a']],
    ['comma-separated names', 'a,b', ['a', 'b']],
    ['the option repeated', ['a', 'b'], ['a', 'b']],
    ['both at once', ['a,b', 'c'], ['a', 'b', 'c']],
    ['spaces and empty names', ' a , ,b,', ['a', 'b']],
    ['an empty text', '', undefined],
  ])('accept %s', async (_what, given, expected) => {
    expect(await tables(given)).toEqual(expected);
  });

  it.each([
    ['comma-separated', 'bank=payments/bank,mail=payments/mail'],
    ['repeated', ['bank=payments/bank', 'mail=payments/mail']],
  ])('accept secrets, %s', async (_what, secrets) => {
    expect((await manifestFor({ secrets })).secrets).toEqual({
      apiKeys: 'payments/api-keys',
      bank: 'payments/bank',
      mail: 'payments/mail',
    });
  });

  it('refuse a secret with a duplicate key', async () => {
    const secrets = ['bank=payments/bank', 'bank=payments/other'];
    await expect(manifestFor({ secrets })).rejects.toThrow('--secrets: "bank" is a duplicate key');
  });

  it('accept the text that a person types at a prompt, which Nx does not split', async () => {
    const prompts = getPromptsForSchema({}, schemaOf('service'), projects);
    for (const name of ['topics', 'tables', 'buckets']) {
      const prompt = prompts.find((each) => each.name === name) as {
        type: string;
        validate(text: string): true | string;
      };
      expect([prompt.type, prompt.validate('a,b'), prompt.validate('')]).toEqual([
        'input',
        true,
        true,
      ]);
    }
    const options = { name: 'payments', tables: 'a,b' };
    expect(manifestFromOptions(options, 3000, workspace).grants).toHaveLength(2);
  });
});

describe('the prompts', () => {
  const promptFor = (generator: string, name: string) =>
    getPromptsForSchema({}, schemaOf(generator), projects).find((each) => each.name === name) as {
      choices?: { name: string; message: string }[];
      validate(text: string): true | string;
    };

  it.each([
    [
      'service',
      'name',
      ['payments', '@gatehouse/payments', 'apps/payments'],
      ['Payments', 'pay_ments', '../x', ''],
    ],
    ['secret', 'key', ['bank', 'apiKeys'], ['The Bank', 'api-keys', '']],
  ])('of %s refuse a wrong %s immediately', (generator, name, right, wrong) => {
    const { validate } = promptFor(generator, name);
    expect(right.map(validate)).toEqual(right.map(() => true));
    for (const text of wrong) expect(validate(text)).toContain('should match');
  });

  it.each([
    ['service', 'exposure', 'public', 'The internet as well'],
    ['grant', 'kind', 'queue', 'An SQS queue'],
    ['dependency-check', 'kind', 'topic', 'All SNS topics of the service'],
  ])('of %s show labels for their choices of %s', (generator, name, value, label) => {
    expect(promptFor(generator, name).choices).toContainEqual({ name: value, message: label });
  });
});

const OF_A_SERVICE = [
  'dependency-check',
  'grant',
  'remove-service',
  'rename-service',
  'secret',
  'call',
  'remove-call',
  'remove-grant',
  'remove-secret',
  'route',
];

describe.each(OF_A_SERVICE)('nx generate %s', (generator) => {
  it('offers the projects of the workspace when it prompts for a service', () => {
    const [prompt] = getPromptsForSchema({}, schemaOf(generator), projects);
    expect(prompt).toMatchObject({
      name: 'service',
      type: 'autocomplete',
      choices: ['@gatehouse/orders'],
    });
  });

  it('accepts the service as an argument and by each alias', async () => {
    const { required } = schemaOf(generator) as Required<Schema>;
    const rest = Object.fromEntries((required as string[]).map((name) => [name, 'xy']));
    delete rest['service'];
    for (const given of [{ _: ['payments'] }, { s: 'payments' }, { project: 'payments' }])
      expect(await parse(generator, { ...rest, ...given })).toEqual({
        ...rest,
        service: 'payments',
      });
  });
});

/** The options of `nx generate` itself. */
const OF_NX = ['d', 'h', 'dry-run', 'dryRun', 'interactive', 'quiet', 'verbose', 'help', 'version'];

it.each(['service', 'library', ...OF_A_SERVICE])(
  'has a unique name for each option of %s',
  (generator) => {
    const names = Object.entries(schemaOf(generator).properties).flatMap(
      ([name, { alias, aliases = [] }]) => [name, ...(alias ? [alias] : []), ...aliases],
    );
    expect([...names, ...OF_NX]).toEqual([...new Set([...names, ...OF_NX])]);
  },
);

it.each(['grant', 'remove-grant'])(
  'the description of %s names each kind that it offers',
  (name) => {
    const file = join(import.meta.dirname, '../generators.json');
    const { generators } = JSON.parse(readFileSync(file, 'utf8')) as {
      generators: Record<string, { description: string }>;
    };
    const { properties } = schemaOf(name) as {
      properties: { kind?: { 'x-prompt'?: { items: { value: string }[] } } };
    };
    const kinds = properties.kind?.['x-prompt']?.items.map(({ value }) => value) ?? [];
    expect(kinds).toContain('queue');
    const { description = '' } = generators[name] ?? {};
    expect(kinds.filter((kind) => !description.includes(kind))).toEqual([]);
  },
);
