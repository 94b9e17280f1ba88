import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import removeGrant from '../remove-grant/generator.ts';
import grant from '../grant/generator.ts';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import database from './generator.ts';

const generated = temporaryWorkspace();
beforeAll(() => generated.generate((tree) => service(tree, { name: 'payments' })));
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, 'apps/payments', path), 'utf8');
const generate = (name: string) =>
  workspace.generate(async (tree) => void (await database(tree, { service: 'payments', name })));

describe('nx generate database', () => {
  it('adds the grant, the step before a release and the sources, and changes nothing the second time', async () => {
    await generate('new-invoices');
    expect(JSON.parse(read('service.json'))).toMatchObject({
      grants: [{ database: 'new-invoices', access: 'read-write' }],
      release: { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] },
    });
    expect(read('deploy/production/task-role.json')).toContain('rds-db:connect');
    expect(read('src/configuration.ts')).toContain('NEW_INVOICES_DATABASE: z.string().min(1)');
    expect(read('src/checks.ts')).toContain('checks/new-invoices-database.ts');
    expect(read('src/main.ts')).toContain(
      "if (process.argv[2] === 'migrate')\n  await runMigrations(service.name, { NEW_INVOICES_DATABASE: newInvoicesMigrations });\nelse await runService(service);",
    );
    expect(read('src/new-invoices-database/new-invoices-repository.spec.ts')).toContain(
      "startDatabase('new-invoices', newInvoicesMigrations)",
    );
    expect(await generate('new-invoices')).toEqual([]);
  });

  it('adds a database whose variable ends that of another one to the same step', async () => {
    await generate('new-invoices');
    await generate('invoices');
    expect(read('src/main.ts')).toContain('INVOICES_DATABASE: invoicesMigrations');
  });

  it.each([
    ['database', 'connectDatabase'],
    ['run', 'runMigrations'],
  ])('refuses the name %s, which would be one of the kit', async (name, clash) => {
    await expect(generate(name)).rejects.toThrow(
      `"${name}" cannot be the name of a database: its sources would have a second "${clash}"`,
    );
  });

  it('adds a second database to the same step', async () => {
    await generate('invoices');
    await generate('stock');
    expect(read('src/main.ts')).toMatch(
      /runMigrations\(service\.name, \{\s+STOCK_DATABASE: stockMigrations,\s+INVOICES_DATABASE: invoicesMigrations,\s+\}\)/,
    );
    expect(JSON.parse(read('service.json')).release.before).toHaveLength(1);
  });

  it('refuses an invalid name and a main.ts of another shape, and writes nothing', async () => {
    await expect(generate('New Invoices')).rejects.toThrow(
      'grants[0].database: must be the name of a database',
    );
    const changed = workspace.generate(async (tree) => {
      tree.write('apps/payments/src/main.ts', 'void 0;\n');
      await database(tree, { service: 'payments', name: 'invoices' });
    });
    await expect(changed).rejects.toThrow(
      'apps/payments/src/main.ts must have the statement "await runService(service);"',
    );
    expect(read('service.json')).not.toContain('invoices');
  });

  it('is the generator that a grant of a database refers to', async () => {
    const granted = workspace.generate((tree) =>
      grant(tree, { service: 'payments', kind: 'database', name: 'invoices' }),
    );
    await expect(granted).rejects.toThrow('run "npx nx generate database payments invoices"');
  });

  it('is not undone while the code uses the database', async () => {
    await generate('invoices');
    const removed = workspace.generate((tree) =>
      removeGrant(tree, { service: 'payments', kind: 'database', name: 'invoices' }),
    );
    await expect(removed).rejects.toThrow(
      'Cannot take the database "invoices" from payments: its code still uses it',
    );
  });
});
