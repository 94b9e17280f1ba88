import { ManifestError } from '../source/problem.ts';
import { WRONG_MANIFESTS } from '../test/wrong-manifests.ts';
import { WRONG_WORKSPACES } from '../test/wrong-workspaces.ts';
import { inspectServices } from './inspect-services.ts';
import { readServices, parseWorkspace } from './load-manifest.ts';

const WORKSPACE = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '111111111111', region: 'eu-central-1' },
  environments: {
    development: {
      account: '222222222222',
      region: 'eu-central-1',
      cluster: 'development',
      domain: 'dev.acme.example',
    },
    production: {
      account: '333333333333',
      region: 'eu-central-1',
      cluster: 'production',
      domain: 'acme.example',
      production: true,
    },
  },
};
const workspace = parseWorkspace('gatehouse.json', JSON.stringify(WORKSPACE));

const GOOD = {
  description: 'Takes payments',
  port: 3000,
  exposure: 'internal',
  secrets: { apiKeys: 'payments/api-keys' },
};
/** api, which owns a table. */
const NEIGHBOUR = {
  ...GOOD,
  port: 3009,
  secrets: { apiKeys: 'api/api-keys' },
  grants: [
    { table: 'accounts', access: 'read-write', key: { partition: 'id' } },
    { queue: 'mails', access: 'receive' },
    { topic: 'user-events', access: 'publish' },
  ],
};

function messages(
  manifest: object | string,
  name = 'payments',
  neighbour: object = NEIGHBOUR,
): string {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  try {
    readServices(
      [
        { name: 'api', file: 'apps/api/service.json', text: JSON.stringify(neighbour) },
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

describe('a manifest', () => {
  it('is accepted when it is valid, including comments and trailing commas', () => {
    expect(messages(GOOD)).toBe('valid');
    expect(messages(`// why\n${JSON.stringify(GOOD).replace(/}$/, ',}')}`)).toBe('valid');
  });

  it('may have hosts that it calls, TLS, and resources of other services', () => {
    const grants = [{ table: 'accounts', access: 'read', owner: 'api' }];
    const secrets = { apiKeys: 'payments/api-keys', peer: 'api/api-keys', agent: 'shared/agent' };
    const internet = ['api.example.com', 'xn--bcher-kva.example'];
    expect(messages({ ...GOOD, grants, secrets, internet, tls: true })).toBe('valid');
  });

  it('may have a bake time, also in one environment only', () => {
    const blueGreen = { strategy: 'blue-green', bake: 10 };
    const rolling = { development: { deployment: { strategy: 'rolling' } } };
    expect(messages({ ...GOOD, deployment: blueGreen, environments: rolling })).toBe('valid');
    const environments = { production: { deployment: blueGreen } };
    expect(messages({ ...GOOD, environments })).toBe('valid');
  });

  it.each(WRONG_MANIFESTS)('with %s is rejected', (_what, change, message) => {
    const said = messages({ ...GOOD, ...change });
    expect(said).toContain(message);
    expect(said).toMatch(/^apps\/payments\/service\.json:\d+:\d+ /);
    expect(said.split('\n')).toHaveLength(1);
  });

  const KEY = ['sk', 'live', '51H8xY2eZvKYlo2C'].join('_');
  const URL = 'postgres://app:hunter2@db/orders';
  it.each([
    ['a value', { environment: { MODE: KEY } }, 'environment.MODE: the value looks like a secret'],
    [
      'a value in one environment',
      { environments: { production: { environment: { DATABASE: URL } } } },
      'environments.production.environment.DATABASE: the value looks like a secret',
    ],
    [
      'a name',
      { secrets: { ...GOOD.secrets, card: KEY } },
      'secrets.card: looks like a secret itself',
    ],
    [
      'no name',
      { secrets: { ...GOOD.secrets, db: URL } },
      'secrets.db: must be the name of a secret',
    ],
    [
      'an injected one',
      { injectedSecrets: { A: { secret: KEY } } },
      'injectedSecrets.A.secret: looks',
    ],
    ['a wrong value', { exposure: URL }, 'exposure: must be one of'],
    ['an output', { outputs: { TABLE: KEY } }, 'outputs.TABLE: looks like a secret;'],
    ['a description', { description: `Uses ${KEY}` }, 'description: looks like a secret;'],
    [
      'an argument',
      { release: { before: [{ name: 'migrate', command: ['/app/main.mjs', `--token=${KEY}`] }] } },
      'release.before[0].command[1]: looks like a secret;',
    ],
    ['a property', { [KEY]: 1 }, '(hidden): is not a known property'],
    ['a variable', { environment: { [KEY]: '1' } }, 'environment.(hidden): must be the name of an'],
    ['a part of something', { grants: [{ x: URL }] }, 'grants[0]: must name one of'],
  ])('with a secret as %s is rejected, and the secret is not shown', (_what, change, message) => {
    const said = messages({ ...GOOD, ...change });
    expect(said).toContain(message);
    expect(said.split('\n')).toHaveLength(1);
    expect(said).not.toMatch(/hunter2|51H8x/);
  });

  it('names the line and the column', () => {
    const text = JSON.stringify({ ...GOOD, size: { cpu: 256, memory: 4096 } }, null, 2);
    expect(messages(text)).toMatch(/^apps\/payments\/service\.json:10:15 size\.memory: /);
    expect(messages(text.replace('"description"', '"descripton"'))).toMatch(
      /^apps\/payments\/service\.json:1:1 description: .* missing\napps\/payments\/service\.json:2:3 descripton: .* mean "description"/,
    );
  });

  it('reports all problems at once', () => {
    const wrong = { ...GOOD, port: 80, prot: 1, grants: [{ topic: '*', access: 'publish' }] };
    expect(messages(wrong).split('\n')).toHaveLength(3);
    // A schema problem in one property does not hide a rule's problem in another.
    const both = { ...wrong, size: { cpu: 256, memory: 4096 }, secrets: { apiKeys: '*' } };
    expect(messages(both).split('\n')).toHaveLength(5);
  });

  it.each([
    ['is no JSON', '{"port": 3000,, }', 'Invalid JSON: property name expected'],
    ['is a list', '[]', 'Must be a JSON object'],
    ['is empty', '', 'Invalid JSON: the file is empty'],
    ['starts with a byte order mark', '\uFEFF{}', '1:1 Starts with a byte order mark'],
    ['is UTF-16', '\uFFFD{\0"\0', '1:1 Must be UTF-8, not UTF-16'],
    [
      'has a merge conflict',
      '{\n<<<<<<< HEAD\n"port": 1,\n=======\n"port": 2,\n>>>>>>> main\n}',
      '2:1 Has an unresolved merge conflict: "<<<<<<< HEAD"',
    ],
    ['has a property twice', '{"port": 3000, "port": 3001}', 'duplicate key "port"'],
  ])('of %s is rejected', (_what, text, message) => expect(messages(text)).toContain(message));

  it.each([
    ['Payments', 'must be lower-case words'],
    ['internal', 'is reserved by Gatehouse'],
    ['shared', 'is reserved by Gatehouse'],
    ['coverage', 'is a folder that Git, ESLint, npm or Docker ignores'],
    ['tests', 'is a folder that Git, ESLint, npm or Docker ignores'],
    ['nul', 'is a device on Windows'],
    ['constructor', 'is a property of every JavaScript object'],
  ])('in a folder named %s is rejected', (folder, why) => {
    expect(messages(GOOD, folder)).toContain(
      `"${folder}" is not a valid name for a service: ${why}`,
    );
  });

  it('of a public service must not have the domain of another environment as its address', () => {
    const manifest = { ...GOOD, secrets: { apiKeys: 'dev/api-keys' } };
    expect(messages({ ...manifest, exposure: 'public' }, 'dev')).toContain(
      'exposure: its address in production, dev.acme.example, is the domain of development; rename the service',
    );
    expect(messages(manifest, 'dev')).toBe('valid');
  });

  it('is reported for one of two owners, always the same one, and names both', () => {
    const grants = [{ table: 'accounts', access: 'read' }];
    const secrets = { apiKeys: 'accounting/api-keys' };
    const said = messages({ ...GOOD, grants, secrets }, 'accounting').split('\n');
    expect(said).toEqual([
      expect.stringMatching(
        /^apps\/api\/service\.json:.* grants\[0\]\.table: the table "accounts" belongs to accounting as well/,
      ),
    ]);
  });

  it('of another service is not blamed for problems of an unreadable manifest', () => {
    const secrets = { ...NEIGHBOUR.secrets, peer: 'payments/api-keys' };
    for (const wrong of [{ ...GOOD, secrets: { apiKeys: '*' } }, '{'])
      expect(messages(wrong, 'payments', { ...NEIGHBOUR, secrets }).split('\n')).toHaveLength(1);
  });
});

it('an invalid manifest of one service does not hide the others', () => {
  const texts = [
    { name: 'api', file: 'apps/api/service.json', text: JSON.stringify(NEIGHBOUR) },
    { name: 'payments', file: 'apps/payments/service.json', text: '{' },
  ];
  const { services, problems } = inspectServices(texts, workspace);
  expect(services.map(({ name }) => name)).toEqual(['api']);
  expect(problems.map(({ file }) => file)).toEqual(['apps/payments/service.json']);
});

describe('gatehouse.json', () => {
  it.each(WRONG_WORKSPACES)('with %s is rejected', (_what, change, message) => {
    const { production, development } = WORKSPACE.environments;
    const text = JSON.stringify({ ...WORKSPACE, ...change({ production, development }) });
    expect(() => parseWorkspace('gatehouse.json', text)).toThrow(message);
  });
});
