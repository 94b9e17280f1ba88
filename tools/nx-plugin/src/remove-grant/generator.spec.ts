import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import grant from '../grant/generator.ts';
import removeSecret from '../remove-secret/generator.ts';
import secret from '../secret/generator.ts';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import removeGrant from './generator.ts';

const generated = temporaryWorkspace();
beforeAll(() => generated.generate((tree) => service(tree, { name: 'payments' })));
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const MANIFEST = 'apps/payments/service.json';
const ROLE = 'apps/payments/deploy/production/task-role.json';
const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const invoices = { service: 'payments', kind: 'table' as const, name: 'invoices' };
const bank = { service: 'payments', key: 'bank' };
const remove = (options = invoices) => workspace.generate((tree) => removeGrant(tree, options));
const removeBank = () => workspace.generate((tree) => removeSecret(tree, bank));

describe('nx generate remove-grant', () => {
  it('removes a grant, and changes nothing the second time', async () => {
    const before = [JSON.parse(read(MANIFEST)), read(ROLE)];
    await workspace.generate((tree) => grant(tree, invoices));
    expect(read(ROLE)).toContain('table/invoices');
    await remove();
    expect([JSON.parse(read(MANIFEST)), read(ROLE)]).toEqual(before);
    expect(await remove()).toEqual([]);
  });

  it('keeps the other grants, and the comments', async () => {
    workspace.write(MANIFEST, read(MANIFEST).replace('"port"', '// See the wiki.\n  "port"'));
    await workspace.generate((tree) => grant(tree, { ...invoices, name: 'refunds' }));
    const before = read(MANIFEST);
    await workspace.generate((tree) => grant(tree, invoices));
    await remove();
    expect(read(MANIFEST)).toBe(before);
  });

  it('removes the last of a list that is on one line', async () => {
    const grants = ['orders', 'refunds', 'invoices'].map(
      (table) => `{"table":"${table}","access":"read"}`,
    );
    workspace.write(
      MANIFEST,
      read(MANIFEST).replace('"port"', `"grants": [${grants.join()}],\n  "port"`),
    );
    await remove();
    expect(JSON.parse(read(MANIFEST))).toMatchObject({
      grants: [{ table: 'orders' }, { table: 'refunds' }],
    });
  });

  it('lists the places where the code still uses the resource, and writes nothing', async () => {
    await workspace.generate((tree) => grant(tree, invoices));
    workspace.write('apps/payments/src/a.ts', '\nexport const a = env.INVOICES_TABLE;\n');
    const before = read(MANIFEST);
    await expect(remove()).rejects.toThrow(
      'Cannot take the table "invoices" from payments: its code still uses it. Remove that first: apps/payments/src/a.ts:2',
    );
    expect(read(MANIFEST)).toBe(before);
  });

  it('does not remove a resource from its owner while another service uses it', async () => {
    await workspace.generate((tree) => grant(tree, invoices));
    await workspace.generate((tree) => service(tree, { name: 'orders' }));
    const theirs = { ...invoices, service: 'orders', owner: 'payments' };
    await workspace.generate((tree) => grant(tree, theirs));
    await expect(remove()).rejects.toThrow(
      'Cannot take the table "invoices" from payments, which owns it: orders uses it. Run "npx nx generate remove-grant orders table invoices" first',
    );
    await remove({ ...invoices, service: 'orders' });
    await remove();
  });
});

it('does not take a topic from its owner while a queue gets its messages', async () => {
  const events = { service: 'payments', kind: 'topic' as const, name: 'payment-events' };
  const receipts = { service: 'payments', kind: 'queue' as const, name: 'receipts' };
  await workspace.generate((tree) => grant(tree, events));
  await workspace.generate((tree) => grant(tree, { ...receipts, topics: events.name }));
  await expect(workspace.generate((tree) => removeGrant(tree, events))).rejects.toThrow(
    `Cannot take the topic "payment-events" from payments, which owns it: payments's queue "receipts" gets its messages. Remove it from "topics" there first`,
  );
  await workspace.generate((tree) => removeGrant(tree, receipts));
  await workspace.generate((tree) => removeGrant(tree, events));
  expect(JSON.parse(read(MANIFEST))).not.toHaveProperty('grants');
});

describe('nx generate remove-secret', () => {
  it('removes a secret, and changes nothing the second time', async () => {
    const before = [JSON.parse(read(MANIFEST)), read(ROLE)];
    await workspace.generate((tree) => secret(tree, { ...bank, secret: 'payments/bank' }));
    expect(read(ROLE)).toContain('payments/bank');
    await removeBank();
    expect([JSON.parse(read(MANIFEST)), read(ROLE)]).toEqual(before);
    expect(await removeBank()).toEqual([]);
  });

  it('refuses a secret that the code still reads, and the API keys of callers', async () => {
    await workspace.generate((tree) => secret(tree, { ...bank, secret: 'payments/bank' }));
    workspace.write('apps/payments/src/a.ts', `await secrets.load('payments/bank', schema);\n`);
    await expect(removeBank()).rejects.toThrow(
      'Cannot take the secret "payments/bank" from payments: its code still uses it. Remove that first: apps/payments/src/a.ts:1',
    );
    await expect(
      workspace.generate((tree) => removeSecret(tree, { ...bank, key: 'apiKeys' })),
    ).rejects.toThrow('Cannot take "apiKeys" from payments: callers authenticate with it');
  });
});
