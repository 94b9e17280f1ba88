import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';
import grant from '../grant/generator.ts';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import removeService from './generator.ts';

const generated = temporaryWorkspace();
beforeAll(() => generated.generate((tree) => service(tree, { name: 'payments' })));
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');

describe('nx generate remove-service', () => {
  const remove = (name: string) =>
    workspace.generate((tree) => void removeService(tree, { service: name }));
  /** Adds the service orders with this in its manifest. */
  async function orders(more: string) {
    await workspace.generate((tree) => service(tree, { name: 'orders' }));
    const file = 'apps/orders/service.json';
    workspace.write(file, read(file).replace('{', `{ ${more},`));
  }

  it('removes every trace of the service from the workspace', async () => {
    await remove('payments');
    expect(JSON.parse(read('tsconfig.json'))).toMatchObject({ references: [] });
    expect(() => read('apps/payments/service.json')).toThrow('ENOENT');
  });

  it.each([
    ['in a dry run', 'true', 1],
    ['after the removal', 'false', 0],
  ])('reports the retained resources %s', (_what, dryRun, reports) => {
    const logged: unknown[] = [];
    const before = { info: logger.info, dryRun: process.env['NX_DRY_RUN'] };
    logger.info = (line) => void logged.push(line);
    process.env['NX_DRY_RUN'] = dryRun;
    try {
      removeService(new FsTree(workspace.root, false), { service: 'payments' });
    } finally {
      logger.info = before.info;
      if (before.dryRun === undefined) delete process.env['NX_DRY_RUN'];
      else process.env['NX_DRY_RUN'] = before.dryRun;
    }
    expect(logged).toHaveLength(reports);
    for (const text of logged)
      expect(text).toContain(
        'Retained resources, with their contents: image repository build/payments, image repository development/payments',
      );
    expect(existsSync(join(workspace.root, 'apps/payments'))).toBe(true);
  });

  it('refuses an unknown service', async () => {
    await expect(remove('refunds')).rejects.toThrow('There is no service "refunds"');
  });

  const calls = '"calls": ["payments"]';
  const injected = '"injectedSecrets": { "AGENT": { "secret": "payments/agent" } }';
  it.each([
    [calls, 'orders calls it'],
    [
      '"grants": [{ "table": "invoices", "access": "read", "owner": "payments" }]',
      'orders uses its table "invoices"',
    ],
    [injected, 'orders reads its secret "payments/agent"'],
    [`${calls}, ${injected}`, 'orders calls it; orders reads its secret "payments/agent"'],
  ])('refuses a service that another one needs: %s', async (more, use) => {
    await orders(more);
    await expect(remove('payments')).rejects.toThrow(`Cannot remove payments: ${use}. Remove that`);
    expect(read('apps/payments/service.json')).toContain('payments');
  });

  it("removes a service that only uses other services' resources", async () => {
    await workspace.generate((tree) => service(tree, { name: 'accounts', tables: 'users' }));
    const users = { service: 'payments', kind: 'table' as const, name: 'users', owner: 'accounts' };
    await workspace.generate((tree) => grant(tree, users));
    await remove('payments');
    expect(existsSync(join(workspace.root, 'apps/payments'))).toBe(false);
  });
});
