import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import service from './generator.ts';
import type { ServiceOptions } from './options.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = temporaryWorkspace()));
afterEach(() => workspace.remove());

const generate = (options: ServiceOptions) => workspace.generate((tree) => service(tree, options));
const manifestOf = (name: string) =>
  JSON.parse(readFileSync(join(workspace.root, `apps/${name}/service.json`), 'utf8')) as Record<
    string,
    unknown
  >;

describe('nx generate service', () => {
  it.each<[string, ServiceOptions, string]>([
    [
      'capitals',
      { name: 'Payments' },
      '"Payments" cannot be the name of a service: it must be lower-case',
    ],
    ['a path', { name: '../x' }, '"../x" cannot be'],
    ['node_modules', { name: 'node_modules' }, '"node_modules" cannot be'],
    ['65 characters', { name: 'a'.repeat(65) }, 'is 65 characters long; allowed: 2 to 40'],
    ['a hyphen at the end', { name: 'payments-' }, 'cannot be'],
    ['what AWS keeps', { name: 'aws-payments' }, 'must not start with a prefix that AWS reserves'],
    ['a line break', { name: 'pay\nments' }, 'cannot be'],
    ['a package', { name: 'logging' }, 'it is the name of the package in libs/logging'],
    [
      'the workspace',
      { name: 'acme' },
      'it is the name of the package in the top of the workspace',
    ],
    ...['coverage', 'dist', 'build', 'test', 'tests', 'deploy'].map(
      (name): [string, ServiceOptions, string] => [
        name,
        { name },
        `"${name}" cannot be the name of a service: it is a folder that Git, ESLint, npm or Docker ignores`,
      ],
    ),
    [
      'two tables with one variable',
      { name: 'payments', tables: 'order-items,order_items' },
      '"order_items" and "order-items" of grants[0].table would both be read from ORDER_ITEMS_TABLE',
    ],
    [
      'two tables with one file for their checks',
      { name: 'payments', tables: 'orderItems,order-items' },
      '--tables: the checks of "orderItems" and "order-items" would both be called orderItemsTable',
    ],
    [
      'two queues with one constant for their checks',
      { name: 'payments', queues: 'jobs-1,jobs1' },
      '--queues: the checks of "jobs-1" and "jobs1" would both be called jobs1Queue',
    ],
    [
      'a folder elsewhere',
      { name: 'payments', directory: '/tmp' },
      '--directory: must be apps/payments',
    ],
    [
      'a wrong pair of CPU and memory',
      { name: 'payments', memory: 4096 },
      'size.memory: 4096 MiB is not possible with 256 CPU units',
    ],
    [
      'a wildcard',
      { name: 'payments', tables: 'users*' },
      'grants[0].table: must be the name of a table',
    ],
    [
      'a secret without a name',
      { name: 'payments', secrets: 'bank' },
      '--secrets: must be key=name',
    ],
    ['a privileged port', { name: 'payments', port: 80 }, 'port: must be a whole number from 1024'],
  ])('refuses %s and writes nothing', async (_what, options, message) => {
    await expect(generate(options)).rejects.toThrow(message);
    expect(await workspace.generate((tree) => expect(tree.children('apps')).toEqual([]))).toEqual(
      [],
    );
  });

  describe('nx generate service in a repository', () => {
    beforeEach(() => execFileSync('git', ['init', '--quiet'], { cwd: workspace.root }));

    it.each([
      ['the folder', '/apps/pay*', 'Git ignores apps/payments, as .gitignore:1 (/apps/pay*) says'],
      ['its rendered files', 'deploy/', 'apps/payments/deploy/'],
      [
        'a source file',
        '*-route.ts',
        'apps/payments/src/greetings/greetings-route.ts, as .gitignore:1',
      ],
    ])(
      'refuses a service of which Git ignores %s, and writes nothing',
      async (_what, pattern, message) => {
        workspace.write('.gitignore', pattern);
        await expect(generate({ name: 'payments' })).rejects.toThrow(message);
        expect(existsSync(join(workspace.root, 'apps/payments'))).toBe(false);
      },
    );

    it('accepts a folder that holds ignored files only', async () => {
      workspace.write('.gitignore', 'dist/\nnode_modules/');
      workspace.write('apps/payments/dist/main.mjs', '');
      workspace.write('apps/payments/node_modules/x/package.json', '{}');
      await generate({ name: 'payments' });
      expect(manifestOf('payments')['port']).toBe(3000);
    });
  });

  it('refuses a name that is equal to another folder’s on macOS', async () => {
    workspace.write('apps/Payments/index.html', '');
    await expect(generate({ name: 'payments' })).rejects.toThrow(
      'macOS and Windows treat apps/payments and apps/Payments as the same folder',
    );
  });

  it("shows no secret that is given as a secret's name", async () => {
    const url = 'postgres://app:hunter2@db?a=b';
    const refused = generate({ name: 'payments', secrets: `db=${url}` });
    await expect(refused).rejects.toThrow('not a value that looks like a secret');
    await expect(
      generate({ name: 'payments', secrets: 'db=postgres://app:hunter2@db' }),
    ).rejects.toThrow(/^apps\/payments\/service\.json:\d+:\d+ secrets\.db: must be(?!.*hunter2)/);
  });

  describe('nx generate service next to another one', () => {
    const generated = temporaryWorkspace();
    beforeAll(() =>
      generated.generate((tree) =>
        service(tree, { name: 'payments', tables: 'payments', topics: 'news' }),
      ),
    );
    afterAll(() => generated.remove());
    beforeEach(() => {
      workspace.remove();
      workspace = generated.copy();
    });

    it.each<[string, Partial<ServiceOptions>, string]>([
      [
        'table',
        { tables: 'payments' },
        '--tables: "payments" belongs to payments; omit it, then run "npx nx generate grant accounts table payments --owner=payments"',
      ],
      ['topic', { topics: 'news' }, '--topics: "news" belongs to payments; omit it'],
      [
        'secret',
        { secrets: 'bank=payments/bank' },
        'secrets.bank: "payments/bank" would be a secret of payments, which has: payments/api-keys',
      ],
    ])(
      'refuses a %s that another service owns, and writes nothing',
      async (_what, options, message) => {
        await expect(generate({ name: 'accounts', ...options })).rejects.toThrow(message);
        expect(existsSync(join(workspace.root, 'apps/accounts'))).toBe(false);
      },
    );

    it('refuses a name or a port that is taken', async () => {
      await expect(generate({ name: 'payments', cpu: 512, memory: 1024 })).rejects.toThrow(
        'apps/payments exists; choose another name',
      );
      workspace.write('apps/website/index.html', '');
      await expect(generate({ name: 'website' })).rejects.toThrow(
        'apps/website exists; choose another name',
      );
      await expect(generate({ name: 'refunds', port: 3000 })).rejects.toThrow(
        'port: 3000 is already the port of payments',
      );
    });
  });
});
