import { ManifestError } from './problem.ts';
import { readServices, readWorkspace } from './load-manifest.ts';

const WORKSPACE = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '111111111111', region: 'eu-central-1' },
  environments: {
    development: {
      account: '222222222222',
      region: 'eu-central-1',
      cluster: 'development',
      domain: 'dev.acme.internal',
    },
    production: {
      account: '333333333333',
      region: 'eu-central-1',
      cluster: 'production',
      domain: 'acme.internal',
      production: true,
    },
  },
};
const workspace = readWorkspace('gatehouse.json', JSON.stringify(WORKSPACE));

const GOOD = {
  description: 'Takes payments',
  port: 3000,
  exposure: 'internal',
  secrets: { apiKeys: 'payments/api-keys' },
};
const NEIGHBOUR = { ...GOOD, port: 3009 };

function messages(manifest: object | string, name = 'payments'): string {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  try {
    readServices(
      [
        { name: 'api', file: 'apps/api/service.json', text: JSON.stringify(NEIGHBOUR) },
        { name, file: `apps/${name}/service.json`, text },
      ],
      workspace,
    );
  } catch (error) {
    if (error instanceof ManifestError) return error.message;
    throw error;
  }
  return 'valid';
}

const WRONG: [what: string, change: object, message: string][] = [
  ['a misspelt key', { prot: 1 }, 'prot: is not known here; did you mean "port"?'],
  ['an unknown key', { colour: 'red' }, 'colour: is not known here; allowed: $schema, description'],
  [
    'an unknown key inside',
    { size: { cpus: 256 } },
    'size.cpus: is not known here; did you mean "cpu"?; allowed: cpu, memory',
  ],
  [
    'no description',
    { description: undefined },
    'description: must be a sentence of 1 to 200 characters; it is missing',
  ],
  [
    'an empty description',
    { description: '' },
    'description: must be a sentence of 1 to 200 characters, not ""',
  ],
  ['no port', { port: undefined }, 'port: must be a whole number from 1024 to 65535'],
  [
    'a port as text',
    { port: '3000' },
    'port: must be a whole number from 1024 to 65535 (a port; lower ones need a right that Fargate does not give), not "3000"',
  ],
  ['a privileged port', { port: 80 }, ', not 80'],
  ['a port that is none', { port: 70_000 }, ', not 70000'],
  ['a port of another service', { port: 3009 }, 'port: 3009 is the port of api already'],
  [
    'an exposure that is none',
    { exposure: 'pubic' },
    'exposure: must be one of "internal", "public", not "pubic"; did you mean "public"?',
  ],
  [
    'CPU that is none',
    { size: { cpu: 300 } },
    'size.cpu: must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, 32768',
  ],
  [
    'a wrong pair of CPU and memory',
    { size: { cpu: 256, memory: 4096 } },
    'size.memory: 4096 MiB is not possible with 256 CPU units; allowed: 512, 1024, 2048',
  ],
  [
    'memory between two steps',
    { size: { cpu: 1024, memory: 2500 } },
    'size.memory: 2500 MiB is not possible with 1024 CPU units; allowed: 2048 to 8192 in steps of 1024',
  ],
  [
    'a wrong pair in one environment',
    { environments: { production: { size: { cpu: 512 } } } },
    'environments.production.size.cpu: 512 MiB is not possible with 512 CPU units; allowed: 1024, 2048, 3072, 4096',
  ],
  [
    'an architecture that is none',
    { architecture: 'arm' },
    'architecture: must be one of "X86_64", "ARM64", not "arm"',
  ],
  [
    'no task',
    { tasks: { min: 0 } },
    'tasks.min: must be a whole number from 1 to 1000 (tasks), not 0',
  ],
  [
    'no task in production',
    { environments: { production: { tasks: { min: 0 } } } },
    'environments.production.tasks.min: must be a whole number from 1 to 1000 (tasks), not 0',
  ],
  [
    'one task in production',
    { environments: { production: { tasks: { min: 1 } } } },
    'environments.production.tasks.min: must be 2 or more in production, which is production, not 1',
  ],
  ['one task everywhere', { tasks: { min: 1 } }, 'tasks.min: must be 2 or more in production'],
  ['fewest above most', { tasks: { min: 4, max: 3 } }, 'tasks.min: 4 is more than tasks.max, 3'],
  ['half a task', { tasks: { min: 2.5 } }, 'tasks.min: must be a whole number'],
  [
    'a CPU target that is none',
    { tasks: { cpuTarget: 100 } },
    'tasks.cpuTarget: must be a whole number from 10 to 90 (percent), not 100',
  ],
  [
    'a capacity that is none',
    { capacity: 'sport' },
    'capacity: must be one of "on-demand", "spot", not "sport"; did you mean "spot"?',
  ],
  [
    'a secret without a name',
    { secrets: { apiKeys: '' } },
    'secrets.apiKeys: must be the name of a secret',
  ],
  [
    'a secret of a foreign account',
    { secrets: { apiKeys: 'arn:aws:secretsmanager:eu-central-1:999999999999:secret:x' } },
    'no ARN and no wildcard, not "arn:aws',
  ],
  ['all secrets', { secrets: { apiKeys: '*' } }, 'no ARN and no wildcard, not "*"'],
  [
    'a secret that ends like an ARN',
    { secrets: { apiKeys: 'payments-AbCdEf' } },
    'not ending in a hyphen and six characters',
  ],
  ['no API keys', { secrets: {} }, 'secrets: must have "apiKeys"'],
  [
    'API keys by another name',
    { secrets: { apikey: 'payments/api-keys' } },
    'did you mean it by "apikey"?',
  ],
  [
    'a key of a secret that is none',
    { secrets: { apiKeys: 'p/k', 'the key': 'x' } },
    'secrets.the key: must be a name in camelCase, not "the key"',
  ],
  [
    'a topic of a foreign account',
    { grants: [{ topic: 'arn:aws:sns:eu-central-1:999999999999:x', access: 'publish' }] },
    'grants[0].topic: must be the name of a topic in this account',
  ],
  [
    'a wildcard grant',
    { grants: [{ topic: '*', access: 'publish' }] },
    'grants[0].topic: must be the name of a topic in this account: letters, digits, - and _, no ARN and no wildcard, not "*"',
  ],
  [
    'a wildcard at the end',
    { grants: [{ table: 'users*', access: 'read' }] },
    'grants[0].table: must be the name of a table',
  ],
  [
    'a bucket with capitals',
    { grants: [{ bucket: 'Assets', access: 'read' }] },
    'grants[0].bucket: must be the name of a bucket',
  ],
  [
    'access that is none',
    { grants: [{ table: 'users', access: 'delete' }] },
    'grants[0].access: must be one of "read", "write", "read-write", not "delete"',
  ],
  [
    'a topic to be read',
    { grants: [{ topic: 'news', access: 'read' }] },
    'grants[0].access: must be "publish", not "read"',
  ],
  [
    'a grant of nothing',
    { grants: [{ access: 'read' }] },
    'grants[0]: must name one of topic, table, bucket',
  ],
  [
    'a grant of something else',
    { grants: [{ queue: 'x' }] },
    'grants[0]: must name one of topic, table, bucket',
  ],
  ['a misspelt kind', { grants: [{ tabel: 'users', access: 'read' }] }, 'did you mean "table"?'],
  [
    'a grant of two things',
    { grants: [{ topic: 'x', bucket: 'xyz', access: 'read' }] },
    'grants[0]: must name one of topic, table, bucket',
  ],
  [
    'a misspelt part of a grant',
    { grants: [{ table: 'users', access: 'read', idnexes: [] }] },
    'grants[0].idnexes: is not known here; did you mean "indexes"?; allowed: table, access, key, indexes',
  ],
  [
    'the same grant twice',
    {
      grants: [
        { topic: 'news', access: 'publish' },
        { topic: 'news', access: 'publish' },
      ],
    },
    'grants[1].topic: "news" is granted by grants[0] already',
  ],
  [
    'an index without a name',
    { grants: [{ table: 'users', access: 'read', indexes: [{ partition: 'email' }] }] },
    'grants[0].indexes[0].name: must be the name of a table',
  ],
  ['grants that are no list', { grants: {} }, 'grants: must be a list, not {}'],
  [
    'a health time-out not below the interval',
    { healthCheck: { interval: 5, timeout: 5 } },
    'healthCheck.timeout: 5 s must be less than healthCheck.interval, 5 s',
  ],
  [
    'an interval out of range',
    { healthCheck: { interval: 4 } },
    'healthCheck.interval: must be a whole number from 5 to 300 (seconds), not 4',
  ],
  [
    'a drain as long as the end',
    { shutdown: { drain: 30 } },
    'shutdown.drain: 30 s must be at least 5 s less than shutdown.stopTimeout, 30 s',
  ],
  [
    'an end later than Fargate allows',
    { shutdown: { stopTimeout: 121 } },
    'shutdown.stopTimeout: must be a whole number from 2 to 120 (seconds), not 121',
  ],
  [
    'a disk smaller than the usual one',
    { ephemeralStorage: 20 },
    'ephemeralStorage: must be a whole number from 21 to 200 (GiB), not 20',
  ],
  [
    'more /tmp than memory',
    { temporaryStorage: 400 },
    'temporaryStorage: 400 MiB is more than half of size.memory, 512 MiB',
  ],
  [
    'a secret in the environment',
    { environment: { DB_PASSWORD: 'x' } },
    'environment.DB_PASSWORD: looks like a secret',
  ],
  [
    'AWS keys in the environment',
    { environment: { AWS_ACCESS_KEY_ID: 'x' } },
    'environment.AWS_ACCESS_KEY_ID: is set by Gatehouse itself',
  ],
  [
    'a variable of Gatehouse',
    { environments: { production: { environment: { PORT: '1' } } } },
    'environments.production.environment.PORT: is set by Gatehouse itself',
  ],
  [
    'a variable in lower case',
    { environment: { logLevel: 'info' } },
    'environment.logLevel: must be the name of an environment variable',
  ],
  [
    'a variable that is no text',
    { environment: { RETRIES: 3 } },
    'environment.RETRIES: must be a string, not 3',
  ],
  [
    'an injected secret that is a variable too',
    { environment: { A: 'x' }, injectedSecrets: { A: { secret: 'x' } } },
    'injectedSecrets.A: is set under "environment" as well',
  ],
  [
    'an environment that is none',
    { environments: { prodution: {} } },
    'environments.prodution: is no environment of gatehouse.json; did you mean "production"?; allowed: development, production',
  ],
  [
    'what no environment can change',
    { environments: { production: { port: 1 } } },
    'environments.production.port: is not known here',
  ],
  ['a call of itself', { calls: ['payments'] }, 'calls[0]: is this service itself'],
  [
    'a call of nobody',
    { calls: ['apl'] },
    'calls[0]: there is no service "apl"; did you mean "api"?',
  ],
  ['the same call twice', { calls: ['api', 'api'] }, 'calls[1]: "api" is there twice'],
];

describe('a manifest', () => {
  it('is taken when nothing is wrong, comments and trailing commas included', () => {
    expect(messages(GOOD)).toBe('valid');
    expect(messages(`// why\n${JSON.stringify(GOOD).replace(/}$/, ',}')}`)).toBe('valid');
  });

  it.each(WRONG)('with %s is refused', (_what, change, message) => {
    const said = messages({ ...GOOD, ...change });
    expect(said).toContain(message);
    expect(said).toMatch(/^apps\/payments\/service\.json:\d+:\d+ /);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('names the line and the column', () => {
    const text = JSON.stringify({ ...GOOD, size: { cpu: 256, memory: 4096 } }, null, 2);
    expect(messages(text)).toMatch(/^apps\/payments\/service\.json:10:15 size\.memory: /);
    expect(messages(text.replace('"description"', '"descripton"'))).toMatch(
      /^apps\/payments\/service\.json:1:1 description: .* missing\napps\/payments\/service\.json:2:3 descripton: .* mean "description"/,
    );
  });

  it('names all that is wrong at once', () => {
    const wrong = { ...GOOD, port: 80, prot: 1, grants: [{ topic: '*', access: 'publish' }] };
    expect(messages(wrong).split('\n')).toHaveLength(3);
    // What the schema finds in one property does not hide what a rule finds in another.
    const both = { ...wrong, size: { cpu: 256, memory: 4096 }, secrets: { apiKeys: '*' } };
    expect(messages(both).split('\n')).toHaveLength(5);
  });

  it.each([
    ['is no JSON', '{"port": 3000,, }', 'No valid JSON: property name expected'],
    ['is a list', '[]', 'Must be a JSON object'],
    ['is empty', '', 'No valid JSON: value expected'],
    ['has a property twice', '{"port": 3000, "port": 3001}', '"port" is there twice'],
  ])('that %s is refused', (_what, text, message) => expect(messages(text)).toContain(message));

  it('in a folder that is no name is refused', () => {
    expect(messages(GOOD, 'Payments')).toContain('is no name for a service');
  });
});

describe('gatehouse.json', () => {
  it.each([
    [
      'an account that is no text',
      { registry: { account: 111111111111, region: 'eu-central-1' } },
      'registry.account: must be an AWS account: 12 digits in quotes, not 111111111111',
    ],
    ['no environment', { environments: {} }, 'environments: must have one environment or more'],
    [
      'two environments in one place',
      {
        environments: {
          one: WORKSPACE.environments.production,
          two: WORKSPACE.environments.production,
        },
      },
      'environments.two: has account and region of "one"',
    ],
    [
      'a misspelt key',
      { organization: 'acme' },
      'organization: is not known here; did you mean "organisation"?',
    ],
  ])('with %s is refused', (_what, change, message) => {
    expect(() =>
      readWorkspace('gatehouse.json', JSON.stringify({ ...WORKSPACE, ...change })),
    ).toThrow(message);
  });
});
