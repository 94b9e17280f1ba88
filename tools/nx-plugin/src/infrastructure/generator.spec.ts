import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import infrastructure from './generator.ts';

function workspace() {
  const tree = createTreeWithEmptyWorkspace();
  tree.write(
    'apps/payments/service.json',
    JSON.stringify({ description: 'Takes payments', port: 3000, exposure: 'internal' }),
  );
  tree.write('apps/payments/package.json', JSON.stringify({ name: '@acme/payments' }));
  return tree;
}

it("writes a file that exports the function which the service's stack calls", async () => {
  const tree = workspace();
  await infrastructure(tree, { service: 'payments' });
  const text = tree.read('apps/payments/infrastructure.ts', 'utf8')!;
  expect(text).toContain('export default function infrastructure(');
  expect(text).toContain("from '@gatehouse/infrastructure'");
});

it('leaves an existing file unchanged', async () => {
  const tree = workspace();
  tree.write('apps/payments/infrastructure.ts', 'export default () => undefined;');
  await infrastructure(tree, { service: 'payments' });
  expect(tree.read('apps/payments/infrastructure.ts', 'utf8')).toBe(
    'export default () => undefined;',
  );
});

it('refuses a service that does not exist', async () => {
  await expect(infrastructure(workspace(), { service: 'payment' })).rejects.toThrow('payment');
});
