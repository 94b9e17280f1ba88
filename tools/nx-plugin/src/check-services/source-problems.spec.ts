import { FsTree } from 'nx/src/generators/tree';
import { manifestsOf } from '../workspace/read-services.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { readSources } from './read-sources.ts';
import { sourceProblems } from './source-problems.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = temporaryWorkspace();
  workspace.write(
    'apps/payments/service.json',
    JSON.stringify({
      description: 'Takes payments',
      port: 3000,
      exposure: 'internal',
      secrets: { apiKeys: 'payments/api-keys' },
      grants: [{ table: 'payments-table', access: 'read' }],
    }),
  );
});
afterEach(() => workspace.remove());

function problems(): string[] {
  const tree = new FsTree(workspace.root, false);
  const folder = 'apps/payments';
  const manifest = manifestsOf(tree).get('payments')!;
  return sourceProblems(tree, folder, manifest, readSources(tree, folder));
}

describe('what the code requires', () => {
  const FILE = 'apps/payments/src/bank.ts';
  const denied = (what: string, line = 1) => [
    `${FILE}:${line} ${what}, which apps/payments/service.json does not grant`,
  ];

  it.each([
    ['a property', 'environment.USERS_TABLE;', denied('reads USERS_TABLE')],
    ['an element', '\nprocess.env["USERS_TABLE"];', denied('reads USERS_TABLE', 2)],
    ['a part of it', 'const { USERS_TABLE: table } = configuration;', denied('reads USERS_TABLE')],
    ['the URL of a service', 'process.env.API_URL;', denied('reads API_URL')],
    ['a queue', 'process.env.ORDERS_QUEUE;', denied('reads ORDERS_QUEUE')],
    ['topics', 'settings.TOPIC_ARNS;', denied('reads TOPIC_ARNS')],
    ['a volume', 'process.env.PAPERS_VOLUME;', denied('reads PAPERS_VOLUME')],
    ['a database', 'process.env.ORDERS_DATABASE;', denied('reads ORDERS_DATABASE')],
    ['a constant', "const N = 'USERS_TABLE';\nprocess.env[N];", denied('reads USERS_TABLE', 2)],
    ['a computed part', "const { ['USERS_TABLE']: t } = process.env;", denied('reads USERS_TABLE')],
    ['assigned', 'let t; ({ USERS_TABLE: t } = process.env);', denied('reads USERS_TABLE')],
    [
      'assigned by name',
      'let USERS_TABLE; ({ USERS_TABLE } = process.env);',
      denied('reads USERS_TABLE'),
    ],
    [
      'imported',
      "import { env } from 'node:process'; env.USERS_TABLE;",
      denied('reads USERS_TABLE'),
    ],
    [
      'in a function of the file',
      "const need = (name) => process.env[name]!;\nneed('USERS_TABLE');",
      denied('reads USERS_TABLE', 2),
    ],
    ['in a function elsewhere', "requireEnv('USERS_TABLE');", denied('reads USERS_TABLE')],
    ['in a method', "this.config.get('USERS_TABLE');", denied('reads USERS_TABLE')],
    ['empty without a value', "process.env.USERS_TABLE ?? '';", denied('reads USERS_TABLE')],
    [
      'read although an object has it too',
      "const own = { USERS_TABLE: 'x' }; const { USERS_TABLE } = process.env;",
      denied('reads USERS_TABLE'),
    ],
    [
      'a schema by way of a constant',
      'const table = z.string(); export const c = z.object({ USERS_TABLE: table });',
      denied('reads USERS_TABLE'),
    ],
    [
      'a schema of functions',
      "import { object, string } from 'zod'; export const c = object({ USERS_TABLE: string() });",
      denied('reads USERS_TABLE'),
    ],
    [
      'a topic of another service',
      "new PublishCommand({ TopicArn: 'arn:aws:sns:eu-central-1:111111111111:news' });",
      denied('uses the topic "news"'),
    ],
    [
      'a queue of another service',
      "send({ QueueUrl: 'https://sqs.eu-central-1.amazonaws.com/111111111111/jobs' });",
      denied('uses the queue "jobs"'),
    ],
    [
      'a batch',
      "get({ RequestItems: { 'orders-table': {} } });",
      denied('uses the table "orders-table"'),
    ],
    [
      'a table by its property alone',
      "const TableName = 'orders'; get({ TableName });",
      denied('uses the table "orders"'),
    ],
    [
      'its configuration',
      'export const more = z.object({ USERS_TABLE: z.string().min(1) });',
      denied('reads USERS_TABLE'),
    ],
    [
      'its environment, copied to an object',
      'const own = { USERS_TABLE: process.env.USERS_TABLE };',
      denied('reads USERS_TABLE'),
    ],
    [
      'a secret',
      'context.secrets\n  .load("payments/bank", schema);',
      denied('loads the secret "payments/bank"'),
    ],
    [
      'a table of another service',
      "new GetCommand({ TableName: 'orders-table', Key: {} });",
      denied('uses the table "orders-table"'),
    ],
    [
      'a table by way of a constant',
      "const NAME = 'users';\nnew GetCommand({ TableName: NAME });",
      denied('uses the table "users"', 2),
    ],
  ])('is found in the syntax tree if it is %s', (_what, text, expected) => {
    workspace.write(FILE, text);
    expect(problems()).toEqual(expected);
  });

  it.each([
    ['a comment', '// USERS_TABLE, process.env.USERS_TABLE\n/** secrets.load("payments/bank") */'],
    ['a text', 'export const help = "set USERS_TABLE, or process.env.USERS_TABLE";'],
    ['a constant of its own', 'const BASE_URL = "/v1"; export const path = BASE_URL;'],
    [
      'an object of its own',
      'const links = { HOME_URL: "/" }; export const home = links.HOME_URL;',
    ],
    ['the SDK’s', 'process.env.AWS_ENDPOINT_URL;'],
    ['read with a value instead', "process.env.HOME_URL ?? 'https://example.com';"],
    [
      'taken apart with a value instead',
      "const { HOME_URL = 'https://example.com' } = process.env;",
    ],
    ['written', "process.env.USERS_TABLE = 'x'; delete process.env.USERS_TABLE;"],
    ['a field of a class', "class A { static HOME_URL = '/'; } A.HOME_URL;"],
    ['of the object itself', "class A { readonly HOME_URL = '/'; b() { return this.HOME_URL; } }"],
    ['of a module', "import * as links from './links.ts'; links.HOME_URL;"],
    ['of a package', "import { LINKS } from '@shop/links'; LINKS.HOME_URL;"],
    [
      'of something else',
      "map.get('HOME_URL'); sound.MAX_VOLUME; object.extend({ HOME_URL: '/' });",
    ],
    ['optional', 'export const more = z.object({ USERS_TABLE: z.string().optional() });'],
    [
      'granted',
      "new GetCommand({ TableName: 'payments-table' }); process.env.PAYMENTS_TABLE_TABLE;",
    ],
  ])('may be %s', (_what, text) => {
    workspace.write(FILE, text);
    expect(problems()).toEqual([]);
  });

  it.each(['mts', 'cts', 'tsx', 'jsx', 'js', 'mjs', 'cjs'])('is found in .%s', (extension) => {
    const file = `apps/payments/src/bank.${extension}`;
    const element = extension.endsWith('x')
      ? '<b>{process.env.USERS_TABLE}</b>;'
      : 'process.env.USERS_TABLE;';
    workspace.write(file, element);
    expect(problems()).toEqual([
      `${file}:1 reads USERS_TABLE, which apps/payments/service.json does not grant`,
    ]);
  });

  it('is found in the files of libraries that the service loads, and in no others', () => {
    workspace.write(
      'apps/payments/package.json',
      '{"name": "payments", "dependencies": {"@shop/tables": "*"}}',
    );
    workspace.write(
      'libs/tables/package.json',
      '{"name": "@shop/tables", "exports": {"./*": "./x", ".": {"types": "./dist/index.d.ts", "import": "./src/index.ts"}}}',
    );
    workspace.write('libs/tables/src/index.ts', "export * from './users.ts'; settings.OTHER_URL;");
    workspace.write(
      'libs/tables/src/users.ts',
      '\nexport const table = () => process.env.USERS_TABLE;',
    );
    workspace.write('libs/tables/src/orders.ts', 'process.env.ORDERS_TABLE;');
    workspace.write(FILE, 'export {};');
    expect(problems()).toEqual([]);
    workspace.write(FILE, "import { table } from '@shop/tables';");
    expect(problems()).toEqual([
      'libs/tables/src/users.ts:2 reads USERS_TABLE, which apps/payments/service.json does not grant',
    ]);
  });

  it('is a call if the address of another service is written in it', () => {
    workspace.write(
      'apps/api/service.json',
      '{"description": "Users", "port": 3001, "exposure": "internal"}',
    );
    workspace.write(
      FILE,
      "fetch('http://api:3001/users');\nfetch(`https://api.internal.acme.example/${id}`);\nfetch('https://api.example.com'); fetch('http://localhost:3000');",
    );
    const call =
      'has the address of api written in it; add "api" to "calls" of apps/payments/service.json, and read API_URL';
    expect(problems()).toEqual([`${FILE}:1 ${call}`, `${FILE}:2 ${call}`]);
  });

  it('may be in tests', () => {
    workspace.write('apps/payments/src/bank.spec.ts', 'process.env.USERS_TABLE;');
    workspace.write('apps/payments/src/test/bank.ts', 'process.env.USERS_TABLE;');
    expect(problems()).toEqual([]);
  });

  it('must be in the image', () => {
    workspace.write('.gitignore', 'coverage/');
    workspace.write('apps/payments/src/coverage/report.ts', 'export const a = 1;');
    workspace.write('apps/payments/src/test/helper.ts', 'export const b = 1;');
    workspace.write(FILE, "import './coverage/report.ts';\nimport './test/helper.ts';");
    expect(problems()).toEqual([
      `${FILE}:1 imports apps/payments/src/coverage/report.ts, which Git ignores; rename its folder, or change .gitignore`,
      `${FILE}:2 imports apps/payments/src/test/helper.ts, which is part of the tests and not of the image; move it`,
    ]);
  });
});
