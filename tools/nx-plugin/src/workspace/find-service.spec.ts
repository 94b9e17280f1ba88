import type { Tree } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import dependencyCheck from '../dependency-check/generator.ts';
import grant from '../grant/generator.ts';
import removeService from '../remove-service/generator.ts';
import secret from '../secret/generator.ts';
import service from '../service/generator.ts';
import { findService } from './find-service.ts';

let workspace: TemporaryWorkspace;
let tree: Tree;
beforeAll(async () => {
  workspace = temporaryWorkspace();
  for (const name of ['orders', 'payments'])
    await workspace.generate((tree) => service(tree, { name, tables: [`${name}-table`] }));
});
afterAll(() => workspace.remove());
beforeEach(() => (tree = new FsTree(workspace.root, false)));

const NAMES = ['payments', '@gatehouse/payments', 'apps/payments', './apps/payments/'];

it.each(NAMES)('findService finds a service by %s', (given) => {
  expect(findService(tree, given)).toMatchObject({ name: 'payments' });
});

it.each([
  ['paymens', '; did you mean "payments"? Services: orders, payments'],
  ['@gatehouse/order', '; did you mean "orders"? Services: orders, payments'],
  ['apps/Payments', '; did you mean "payments"? Services: orders, payments'],
  ['@gatehouse/logging', '. Services: orders, payments'],
  ['libs/logging', '. Services: orders, payments'],
  ['', '. Services: orders, payments'],
])('findService refuses "%s" and suggests a similar name', (given, rest) => {
  expect(() => findService(tree, given)).toThrow(`There is no service "${given}"${rest}`);
});

it('findService says how to create the first service', () => {
  for (const name of ['orders', 'payments']) tree.delete(`apps/${name}/service.json`);
  expect(() => findService(tree, 'payments')).toThrow(
    'There is no service "payments". Services: none; create one with "npx nx generate service NAME"',
  );
});

describe('each form of a service name', () => {
  const changed = () => tree.listChanges().map(({ path }) => path);
  const MANIFEST = 'apps/payments/service.json';

  it.each(NAMES)('is accepted: %s', async (given) => {
    await secret(tree, { service: given, key: 'bank', secret: 'payments/bank' });
    expect(changed()).toContain(MANIFEST);
    await grant(tree, { service: given, kind: 'topic', name: 'news' });
    await dependencyCheck(tree, { service: given, kind: 'topic', name: 'news' });
    expect(changed()).toContain('apps/payments/src/checks/topics.ts');
    removeService(tree, { service: given });
    expect(tree.exists('apps/payments')).toBe(false);
  });

  it.each(['orders', '@gatehouse/orders', 'apps/orders'])(
    'is accepted as an owner: %s',
    async (owner) => {
      await grant(tree, { service: 'payments', kind: 'table', name: 'orders-table', owner });
      expect(JSON.parse(tree.read(MANIFEST, 'utf8')!)).toMatchObject({
        grants: [{}, { table: 'orders-table', access: 'read', owner: 'orders' }],
      });
    },
  );

  it.each(['orders', '@gatehouse/orders', 'apps/orders'])(
    'is accepted as a dependency: %s',
    async (name) => {
      tree.write(MANIFEST, tree.read(MANIFEST, 'utf8')!.replace('{', '{ "calls": ["orders"],'));
      await dependencyCheck(tree, { service: 'payments', kind: 'service', name });
      expect(tree.read('apps/payments/src/checks/orders.ts', 'utf8')).toContain('ORDERS_URL');
    },
  );

  it.each(['refunds', '@gatehouse/refunds', 'apps/refunds'])(
    'is accepted as a new service: %s',
    async (name) => {
      await service(tree, { name });
      expect(JSON.parse(tree.read('apps/refunds/package.json', 'utf8')!)).toMatchObject({
        name: '@gatehouse/refunds',
      });
    },
  );
});
