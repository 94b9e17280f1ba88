import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findWorkspace, readWorkspace, workspaceAround } from './read-workspace.ts';

let root: string;
beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-workspace-')))));
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: object | string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
}
const settings = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '000000000000', region: 'eu-central-1' },
  environments: {
    laptop: {
      account: '111111111111',
      region: 'eu-central-1',
      cluster: 'c',
      domain: 'laptop.example',
      local: true,
    },
  },
};
const manifest = (port: number) => ({
  description: 'A service',
  port,
  exposure: 'internal',
  secrets: { apiKeys: 'api-keys' },
});

it('finds the workspace upwards from any folder in it, and the nearest of two nested ones', () => {
  write('gatehouse.json', settings);
  write('apps/orders/src/deep/x.ts', '');
  expect(findWorkspace(join(root, 'apps/orders/src/deep'))).toBe(root);
  expect(workspaceAround(root)).toBe(root);
  write('apps/orders/gatehouse.json', settings);
  expect(findWorkspace(join(root, 'apps/orders/src'))).toBe(join(root, 'apps/orders'));
});

it('finds none outside a workspace, and reports where it looked', () => {
  expect(findWorkspace(root)).toBeUndefined();
  expect(() => workspaceAround(root)).toThrow(
    `There is no gatehouse.json in ${root} or above it: run this in a Gatehouse workspace`,
  );
});

it('reads the settings and the services, sorted, and skips folders without a manifest', () => {
  write('gatehouse.json', settings);
  write('apps/payments/service.json', manifest(3002));
  write('apps/orders/service.json', manifest(3001));
  write('apps/infrastructure/package.json', {});
  write('apps/README.md', '');
  const workspace = readWorkspace(root);
  expect(workspace.names).toEqual(['orders', 'payments']);
  expect(workspace.settings().organisation).toBe('acme');
  expect(workspace.manifest('payments').port).toBe(3002);
  expect(workspace.services().map(({ name }) => name)).toEqual(['orders', 'payments']);
});

it('reads a file only on demand, and names it if it is invalid', () => {
  write('gatehouse.json', '{');
  write('apps/orders/service.json', manifest(3001));
  write('apps/payments/service.json', '{');
  const workspace = readWorkspace(root);
  expect(workspace.manifest('orders').port).toBe(3001);
  expect(() => workspace.manifest('payments')).toThrow('apps/payments/service.json');
  expect(() => workspace.settings()).toThrow('gatehouse.json');
  expect(() => workspace.services()).toThrow('gatehouse.json');
});

it('names the existing services if one does not exist, and a missing gatehouse.json', () => {
  write('apps/orders/service.json', manifest(3001));
  const workspace = readWorkspace(root);
  expect(() => workspace.manifest('order')).toThrow(
    'There is no service "order": apps/order/service.json does not exist; there are: orders',
  );
  expect(() => workspace.settings()).toThrow(`There is no gatehouse.json in ${root}`);
  expect(readWorkspace(join(root, 'apps')).names).toEqual([]);
});
