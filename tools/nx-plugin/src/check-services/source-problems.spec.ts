import { FsTree } from 'nx/src/generators/tree';
import { manifestsOf } from '../workspace/read-services.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { readSources, sourceProblems } from './source-problems.ts';

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
    ['optional', 'export const more = z.object({ USERS_TABLE: z.string().optional() });'],
    [
      'granted',
      "new GetCommand({ TableName: 'payments-table' }); process.env.PAYMENTS_TABLE_TABLE;",
    ],
  ])('may be %s', (_what, text) => {
    workspace.write(FILE, text);
    expect(problems()).toEqual([]);
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
