import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Adds orders, which has this in its manifest. */
  async function orders(more: string) {
    await workspace.generate((tree) => service(tree, { name: 'orders' }));
    const file = 'apps/orders/service.json';
    workspace.write(file, read(file).replace('{', `{ ${more},`));
  }

  it('leaves nothing behind', async () => {
    await remove('payments');
    expect(JSON.parse(read('tsconfig.json'))).toMatchObject({ references: [] });
    expect(() => read('apps/payments/service.json')).toThrow('ENOENT');
  });

  it('refuses a service that is not there', async () => {
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
    await expect(remove('payments')).rejects.toThrow(`payments cannot go: ${use}. Take that out`);
    expect(read('apps/payments/service.json')).toContain('payments');
  });

  it('lets a service go that merely uses what others own', async () => {
    await workspace.generate((tree) => service(tree, { name: 'accounts', tables: 'users' }));
    const users = { service: 'payments', kind: 'table' as const, name: 'users', owner: 'accounts' };
    await workspace.generate((tree) => grant(tree, users));
    await remove('payments');
    expect(existsSync(join(workspace.root, 'apps/payments'))).toBe(false);
  });
});
