import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import { manifestJsonSchema, workspaceJsonSchema } from './json-schema.ts';

const schemas = {
  'service.json': manifestJsonSchema(),
  'gatehouse.json': workspaceJsonSchema(),
};
type File = keyof typeof schemas;

/** The targets of `$schema` of a manifest and of `gatehouse.json` in a workspace. */
const PUBLISHED: Record<string, string> = {
  'file:///workspace/node_modules/@gatehouse/service-manifest/service.schema.json':
    schemas['service.json'],
  'file:///workspace/node_modules/@gatehouse/service-manifest/workspace.schema.json':
    schemas['gatehouse.json'],
};

// The service with which VS Code itself checks and completes JSON; other editors' language servers wrap
// the same service.
const service = getLanguageService({
  workspaceContext: { resolveRelativePath: (path, from) => new globalThis.URL(path, from).href },
  schemaRequestService: (uri) =>
    PUBLISHED[uri] === undefined ? Promise.reject(new Error(uri)) : Promise.resolve(PUBLISHED[uri]),
});
// For texts without `$schema`.
service.configure({
  validate: true,
  schemas: Object.entries(schemas).map(([file, schema]) => ({
    uri: `schema:/${file}`,
    fileMatch: [file],
    schema: JSON.parse(schema) as JSONSchema,
  })),
});

function opened(file: File, text: string) {
  const folder = file === 'service.json' ? 'apps/payments/' : '';
  // VS Code treats these files as the language "json".
  const document = TextDocument.create(`file:///workspace/${folder}${file}`, 'json', 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

/** The ranges that VS Code underlines. */
async function problems(file: File, text: string): Promise<string[]> {
  const { document, json } = opened(file, text);
  const found = await service.doValidation(document, json);
  return found.map(
    ({ range, message }) => `${document.getText(range).replaceAll(/\s+/g, ' ')}: ${message}`,
  );
}

/** The completions that VS Code offers at `|`. */
async function completions(text: string): Promise<string[]> {
  const { document, json } = opened('service.json', text.replace('|', ''));
  const position = document.positionAt(text.indexOf('|'));
  const list = await service.doComplete(document, position, json);
  return list!.items.map(({ label }) => label);
}

const GOOD = {
  description: 'Takes payments',
  port: 3002,
  exposure: 'internal',
  secrets: { apiKeys: 'payments/api-keys' },
};
const URL = 'postgres://app:hunter2@db/orders';
const PLACE = { account: '111111111111', region: 'eu-central-1', cluster: 'main' };
const PRODUCTION = { ...PLACE, domain: 'acme.example', production: true };
const WORKSPACE = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '111111111111', region: 'eu-central-1' },
  environments: { production: PRODUCTION },
};
const production = (change: object) => ({
  environments: { production: { ...PRODUCTION, ...change } },
});
const root = join(import.meta.dirname, '../../../..');
const withMore = (more: object) => JSON.stringify({ ...GOOD, ...more });

describe('in VS Code', () => {
  it('the manifests of this workspace have no errors, comments included', async () => {
    const manifests = readdirSync(join(root, 'apps')).map((name) => `apps/${name}/service.json`);
    const files = [...manifests, 'gatehouse.json'].filter((file) => existsSync(join(root, file)));
    const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));
    expect(texts.filter((text) => text.includes('//')).length).toBeGreaterThan(1);
    for (const [at, text] of texts.entries())
      expect([files[at], await problems(files[at]!.split('/').at(-1) as File, text)]).toEqual([
        files[at],
        [],
      ]);
  });

  it('the example of the README has no errors, trailing commas included', async () => {
    const readme = readFileSync(join(root, 'libs/service-manifest/README.md'), 'utf8');
    const example = /```jsonc\n(.*?)```/s.exec(readme)?.[1] ?? '';
    expect(await problems('service.json', example)).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['a wrong pair of CPU and memory', { size: { cpu: 256, memory: 4096 } }, /^4096: .*512.*2048/],
    [
      'a wrong pair in one environment',
      { environments: { production: { size: { cpu: 512, memory: 512 } } } },
      /^512: .*1024.*4096/,
    ],
    [
      'a wrong pair in an environment of another name',
      { environments: { qa: { size: { cpu: 512, memory: 512 } } } },
      /^512: .*1024.*4096/,
    ],
    ['secrets without API keys', { secrets: {} }, /"apiKeys"/],
    ['no secrets', { secrets: undefined }, /"secrets"/],
    ['a misspelt property', { prot: 1 }, /prot/],
    ['a wrong exposure', { exposure: 'pubic' }, /"internal".*"public"/],
    ['a number in quotes', { port: '3000' }, /number|integer/],
    ['a text of another form', { owner: 'A Team' }, /^"A Team": Must be a team, such as/],
    ['a service with a reserved name', { calls: ['internal'] }, /Must be the name of a service/],
    ['a service with the name of a device', { calls: ['com1'] }, /Must be the name of a service/],
    ['an ignored folder as a service', { calls: ['coverage'] }, /Must be the name of a service/],
    ['a service that is called twice', { calls: ['api', 'api'] }, /duplicate/],
    [
      'a grant that is given twice',
      { grants: [1, 2].map(() => ({ bucket: 'papers', access: 'read' })) },
      /duplicate/,
    ],
    [
      'a topic that a queue gets twice',
      { grants: [{ queue: 'jobs', access: 'receive', topics: ['news', 'news'] }] },
      /duplicate/,
    ],
    [
      'a description of another service’s table',
      { grants: [{ table: 'users', access: 'read', owner: 'api', ttl: 'ends' }] },
      /^"ends": Only the manifest of the owner describes it/,
    ],
    [
      'a layout of the kit’s table',
      { grants: [{ table: 'keys', access: 'idempotency', ttl: 'ends' }] },
      /^"ends": The kit defines the layout/,
    ],
    [
      'a database without migrations',
      { grants: [{ database: 'orders', access: 'read-write' }] },
      /"release"/,
    ],
    ['a variable of Gatehouse', { environment: { PORT: '1' } }, /^"PORT": Gatehouse sets/],
    [
      'the name of a secret as a variable',
      { environments: { qa: { environment: { DB_PASSWORD: 'x' } } } },
      /^"DB_PASSWORD": Gatehouse sets/,
    ],
    ['a variable that is no string', { environment: { A: 1 } }, /Expected "string"/],
    ['a password in a URL', { environment: { DATABASE: URL } }, /looks like a secret/],
    ['a secret as an output', { outputs: { DATABASE: URL } }, /looks like a secret/],
    [
      'a secret as the name of one',
      { secrets: { ...GOOD.secrets, pay: ['sk', 'live', '51H8xY2eZvKYlo'].join('_') } },
      /looks like a secret/,
    ],
    ['CPU without the memory for it', { size: { cpu: 1024 } }, /"memory"/],
    ['a bake time while it rolls', { deployment: { bake: 5 } }, /"strategy"/],
  ])('%s is underlined', async (_what, more, expected) => {
    expect(await problems('service.json', withMore(more))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object, RegExp]>([
    ['an environment that Gatehouse names', { environments: { registry: PRODUCTION } }, /registry/],
    [
      'an environment that YAML reads',
      { environments: { on: PRODUCTION } },
      /^"on": Must be an env/,
    ],
    ['no environment', { environments: {} }, /fewer|few/],
    ['no domain', production({ domain: undefined }), /"domain"/],
    ['a local production', production({ local: true }), /^true: Production is never local/],
    ['a parallel production', production({ parallel: true }), /^true: Production comes after/],
    ['more NAT gateways than zones', production({ network: { natGateways: 3 } }), /zones, 2/],
    [
      'NAT gateways without endpoints',
      production({ network: { natGateways: 1, endpoints: false } }),
      /"endpoints": false/,
    ],
    ['a check of Gatehouse', { github: { checks: ['gate'] } }, /^"gate": The name of a workflow/],
    ['a check that is required twice', { github: { checks: ['a', 'a'] } }, /duplicate/],
  ])('%s is underlined in gatehouse.json', async (_what, more, expected) => {
    expect(await problems('gatehouse.json', JSON.stringify({ ...WORKSPACE, ...more }))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object]>([
    ['three zones', production({ network: { zones: 3, natGateways: 3 } })],
    [
      'the names of zones',
      production({
        network: { zones: ['a', 'b', 'c'].map((z) => `eu-central-1${z}`), redundancy: 3 },
      }),
    ],
    ['a starter without a domain', { ...production({ domain: undefined }), profile: 'starter' }],
    ['a laptop without a domain', { environments: { laptop: { ...PLACE, local: true } } }],
  ])('%s is not underlined', async (_what, more) => {
    expect(await problems('gatehouse.json', JSON.stringify({ ...WORKSPACE, ...more }))).toEqual([]);
  });

  it.each<[string, (text: string) => string]>([
    ['comments after each line', (text) => text.replaceAll('\n', ' // why\n')],
    ['trailing commas', (text) => text.replaceAll(/\n(\s*[\]}])/g, ',\n$1')],
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['tabs', (text) => text.replaceAll('  ', '\t')],
  ])('a manifest with %s is not underlined', async (_what, change) => {
    const grants = [
      { table: 'users', access: 'read-write', key: { partition: 'id' }, ttl: 'ends' },
      { table: 'orders', access: 'read', owner: 'api' },
      { table: 'keys', access: 'idempotency' },
      { database: 'invoices', access: 'read-write' },
      { queue: 'jobs', access: 'receive', topics: ['news'] },
    ];
    const more = {
      grants,
      release: { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] },
      size: { cpu: 1024 },
      environment: { MODE: 'fast', HOME_URL: 'https://example.com:8443/a?b=c' },
      environments: { production: { size: { memory: 4096 } }, qa: { deployment: { bake: 0 } } },
    };
    expect(
      await problems('service.json', change(JSON.stringify({ ...GOOD, ...more }, null, 2))),
    ).toEqual([]);
  });

  it.each([
    ['CPU', '{"size": {"cpu": |}}', ['256', '512', '1024']],
    ['memory', '{"size": {"memory": |}}', ['512', '1024', '2048']],
    ['the memory of a CPU size', '{"size": {"cpu": 1024, "memory": |}}', ['2048', '8192']],
    ['environments', '{"environments": {|}}', ['development', 'staging', 'production']],
    ['settings of an environment', '{"environments": {"production": {|}}}', ['tasks', 'capacity']],
    ['access', '{"grants": [{"table": "users", "access": |}]}', ['"read"', '"read-write"']],
    ['a grant of a database', '{"grants": [{"database": "orders", |}]}', ['access']],
    ['a grant of a queue', '{"grants": [{"queue": "jobs", |}]}', ['visibility', 'topics']],
    ['a grant of a table', '{"grants": [{"table": "users", |}]}', ['delete', 'ttl', 'indexes']],
  ])('%s is completed', async (_what, text, expected) => {
    expect(await completions(text)).toEqual(expect.arrayContaining(expected));
  });

  it('what only a condition names is not completed', async () => {
    const access = await completions('{"grants": [{"topic": "news", "access": |}]}');
    expect(access).toEqual(['"publish"']);
    expect((await completions('{|}')).slice(0, 3)).toEqual(['$schema', 'description', 'owner']);
  });

  it('memory that Fargate does not allow with the CPU is not completed', async () => {
    expect(await completions('{"size": {"cpu": 4096, "memory": |}}')).not.toContain('512');
  });
});
