import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';
import { nameDrift, referenceDrift } from '../check-services/name-drift.ts';
import grant from '../grant/generator.ts';
import secret from '../secret/generator.ts';
import service from '../service/generator.ts';
import sync from '../sync/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import renameService from './generator.ts';

const generated = temporaryWorkspace();
beforeAll(async () => {
  await generated.generate((tree) =>
    service(tree, { name: 'payments', tables: 'payments', secrets: 'bank=payments/bank' }),
  );
  await generated.generate((tree) => service(tree, { name: 'orders' }));
  await generated.generate((tree) =>
    grant(tree, { service: 'orders', kind: 'table', name: 'payments', owner: 'payments' }),
  );
  await generated.generate((tree) =>
    secret(tree, { service: 'orders', key: 'payments', secret: 'payments/api-keys' }),
  );
  const manifest = 'apps/orders/service.json';
  const text = readFileSync(join(generated.root, manifest), 'utf8');
  generated.write(manifest, text.replace('{', '{ // kept\n "calls": ["payments"],'));
  generated.write('apps/orders/src/url.ts', 'export const url = process.env.PAYMENTS_URL;\n');
});
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const rename = (from = 'payments', to = 'billing') =>
  workspace.generate((tree) => renameService(tree, { service: from, name: to }));
const drift = () => {
  const tree = new FsTree(workspace.root, false);
  return [...nameDrift(tree, 'billing'), ...referenceDrift(tree, ['billing', 'orders'])];
};

describe('nx generate rename-service', () => {
  it.each([
    ['moves the service', () => undefined],
    [
      'completes a move by hand',
      () => renameSync(join(workspace.root, 'apps/payments'), join(workspace.root, 'apps/billing')),
    ],
  ])('%s and leaves no trace of the old name', async (_what, before) => {
    before();
    await rename();
    expect(existsSync(join(workspace.root, 'apps/payments'))).toBe(false);
    expect(drift()).toEqual([]);
    expect(await workspace.generate((tree) => void sync(tree))).toEqual([]);
    expect(JSON.parse(read('apps/billing/service.json'))).toMatchObject({
      secrets: { apiKeys: 'billing/api-keys', bank: 'billing/bank' },
      grants: [{ table: 'payments' }],
    });
    expect(read('apps/billing/src/service.ts')).toMatch(/name: 'billing'.*title: 'billing'/s);
    expect(read('apps/billing/src/service.spec.ts')).not.toContain("'payments'");
    expect(read('apps/billing/README.md')).toContain('npx nx serve billing');
    expect(JSON.parse(read('apps/billing/package.json'))).toMatchObject({
      name: '@gatehouse/billing',
    });
    expect(read('apps/billing/jest.config.js')).toContain("displayName: 'billing'");
  });

  it('renames it in the services that call it or use its resources, and keeps comments', async () => {
    await rename();
    const manifest = read('apps/orders/service.json');
    expect(manifest).toContain('// kept');
    expect(manifest).toContain('"calls": ["billing"]');
    expect(manifest).toMatch(/"table": "payments",.*"owner": "billing"/s);
    expect(manifest).toContain('"payments": "billing/api-keys"');
    expect(read('apps/orders/src/url.ts')).toContain('process.env.BILLING_URL');
  });

  it('changes nothing the second time', async () => {
    await rename();
    await expect(rename()).rejects.toThrow(
      'There is no service "payments". Services: billing, orders',
    );
  });

  it.each([
    ['paymens', 'orders', 'There is no service "paymens"; did you mean "payments"?'],
    ['paymens', 'billing', 'There is no service "paymens"; did you mean "payments"?'],
    ['payments', 'orders', 'its folder exists'],
    ['payments', 'logging', 'it is the name of the package in libs/logging'],
    ['payments', 'Billing', 'it must be lower-case words'],
  ])('refuses to rename %s to %s, and writes nothing', async (from, to, message) => {
    await expect(rename(from, to)).rejects.toThrow(message);
    expect(read('apps/payments/service.json')).toContain('payments/api-keys');
  });

  it('reports what the new name means in AWS, in a dry run as well', async () => {
    const logged: string[] = [];
    const { info } = logger;
    logger.info = (line) => void logged.push(String(line));
    process.env['NX_DRY_RUN'] = 'true';
    try {
      await renameService(new FsTree(workspace.root, false), {
        service: 'payments',
        name: 'billing',
      });
    } finally {
      logger.info = info;
      delete process.env['NX_DRY_RUN'];
    }
    const [report] = logged;
    expect(report).toContain('nothing there is renamed, and no data is moved');
    expect(report).toContain(
      'billing.internal.development.acme.example instead of payments.internal',
    );
    expect(report).toContain('table payments: the stack of payments has them');
    expect(report).toContain(
      'Retained resources, with their contents: table payments, secret payments/bank',
    );
    expect(report).toContain('--stack-name gatehouse-production-service-payments');
    expect(report).toContain('apps/billing/src/checks/payments-table.ts');
    expect(report).not.toContain('apps/billing/Dockerfile');
  });
});
