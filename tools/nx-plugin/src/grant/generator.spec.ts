import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import grant, { type GrantOptions } from './generator.ts';

const generated = temporaryWorkspace();
beforeAll(() => generated.generate((tree) => service(tree, { name: 'payments' })));
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const role = () => read('apps/payments/deploy/production/task-role.json');

describe('nx generate grant', () => {
  it('grants, widens, and changes nothing the second time', async () => {
    const invoices = { service: 'payments', kind: 'table' as const, name: 'invoices' };
    await workspace.generate((tree) => grant(tree, invoices));
    expect(role()).not.toContain('dynamodb:PutItem');
    const wider = { ...invoices, access: 'read-write' as const };
    await workspace.generate((tree) => grant(tree, wider));
    expect(role()).toContain('dynamodb:PutItem');
    expect(await workspace.generate((tree) => grant(tree, wider))).toEqual([]);
    await workspace.generate((tree) => grant(tree, { ...invoices, kind: 'topic', name: 'news' }));
    expect(role()).toContain('sns:Publish');
  });

  it('allows deletes and expiry of items, and revokes only deletes', async () => {
    const sessions = { service: 'payments', kind: 'table' as const, name: 'sessions' };
    const generate = (terms: Partial<GrantOptions>) =>
      workspace.generate((tree) => grant(tree, { ...sessions, ...terms }));
    const written = () => JSON.parse(read('apps/payments/service.json')).grants as unknown[];
    await generate({ access: 'read-write', delete: true });
    expect(role()).toContain('dynamodb:DeleteItem');
    await generate({ ttl: 'expires' });
    const whole = { table: 'sessions', access: 'read-write', delete: true, ttl: 'expires' };
    expect(written()).toEqual([whole]);
    expect(await generate({ delete: true })).toEqual([]);
    await generate({ delete: false });
    const { delete: _, ...rest } = whole;
    expect(written()).toEqual([rest]);
    expect(role()).not.toContain('dynamodb:DeleteItem');
    expect(await generate({})).toEqual([]);
    await expect(
      workspace.generate((tree) =>
        grant(tree, { service: 'payments', kind: 'topic', name: 'news', delete: true }),
      ),
    ).rejects.toThrow('grants[1].delete: is not a known property');
  });

  it('grants a volume to one service only, even if another one has a volume with the same name', async () => {
    const volume = { service: 'payments', kind: 'volume' as const, name: 'documents' };
    await workspace.generate((tree) => grant(tree, volume));
    expect(JSON.parse(read('apps/payments/service.json')).grants).toEqual([
      { volume: 'documents', access: 'read-write' },
    ]);
    expect(role()).toContain('elasticfilesystem:ClientWrite');
    await workspace.generate((tree) => service(tree, { name: 'orders' }));
    await workspace.generate((tree) => grant(tree, { ...volume, service: 'orders' }));
    await expect(
      workspace.generate((tree) => grant(tree, { ...volume, owner: 'orders' })),
    ).rejects.toThrow('A volume belongs to one service alone; omit --owner');
  });

  it('grants a queue with topics to its receiver, and permission to send to another service', async () => {
    const queue = { service: 'payments', kind: 'queue' as const, name: 'receipts' };
    const written = () => JSON.parse(read('apps/payments/service.json')).grants as unknown[];
    await workspace.generate((tree) =>
      grant(tree, { ...queue, kind: 'topic', name: 'payment-events' }),
    );
    await workspace.generate((tree) => grant(tree, { ...queue, topics: 'payment-events' }));
    const receipts = { queue: 'receipts', access: 'receive', topics: ['payment-events'] };
    expect(written()[1]).toEqual(receipts);
    expect(role()).toContain('sqs:ReceiveMessage');
    await workspace.generate((tree) => grant(tree, { ...queue, visibility: 90, attempts: 3 }));
    expect(written()[1]).toEqual({ ...receipts, visibility: 90, attempts: 3 });
    await workspace.generate((tree) => service(tree, { name: 'orders' }));
    const theirs = { ...queue, service: 'orders', owner: 'payments' };
    await workspace.generate((tree) => grant(tree, theirs));
    expect(JSON.parse(read('apps/orders/service.json')).grants).toEqual([
      { queue: 'receipts', access: 'send', owner: 'payments' },
    ]);
    await expect(
      workspace.generate((tree) => grant(tree, { ...queue, topics: ['payment-event'] })),
    ).rejects.toThrow('no service owns the topic "payment-event"; did you mean "payment-events"?');
  });

  describe("another service's resource", () => {
    const users = { service: 'payments', kind: 'table' as const, name: 'users' };
    let both: TemporaryWorkspace;
    beforeAll(async () => {
      both = generated.copy();
      await both.generate((tree) => service(tree, { name: 'accounts', tables: 'users' }));
    });
    afterAll(() => both.remove());
    beforeEach(() => {
      workspace.remove();
      workspace = both.copy();
    });
    const generate = (options: Partial<GrantOptions>) =>
      workspace.generate((tree) => grant(tree, { ...users, ...options }));

    it('names the owner, and changes nothing the second time', async () => {
      await generate({ owner: 'accounts' });
      expect(role()).toContain('table/users/index/*');
      expect(await generate({ owner: 'accounts' })).toEqual([]);
      expect(await generate({})).toEqual([]);
    });

    it.each<[string, Partial<GrantOptions>, string]>([
      ['no owner', {}, 'The table "users" belongs to accounts; to grant it, add --owner=accounts'],
      [
        'an owner that is no service',
        { owner: 'acounts' },
        'There is no service "acounts"; did you mean "accounts"?',
      ],
      [
        'an owner that has no such thing',
        { kind: 'topic', owner: 'accounts' },
        'accounts has no topic "users" of its own',
      ],
      ['itself as the owner', { owner: 'payments' }, 'is this service itself; omit it'],
    ])('refuses %s, and writes nothing', async (_what, options, message) => {
      await expect(generate(options)).rejects.toThrow(message);
      expect(role()).not.toContain('users');
      expect(read('apps/payments/service.json')).not.toContain('users');
    });

    it('refuses to take a resource from its owner', async () => {
      const options = { service: 'accounts', owner: 'payments' };
      await expect(generate(options)).rejects.toThrow(
        'apps/accounts/service.json states that the table "users" belongs to accounts, not to payments',
      );
    });
  });

  it('refuses a kind that does not exist', async () => {
    const options = { service: 'payments', kind: 'tabel', name: 'x' } as unknown as GrantOptions;
    await expect(workspace.generate((tree) => grant(tree, options))).rejects.toThrow(
      '--kind: must be one of topic, table, bucket, queue, volume, database, not "tabel"; did you mean "table"?',
    );
  });

  it('refuses a grant that would make the manifest invalid', async () => {
    const options = {
      service: 'payments',
      kind: 'topic' as const,
      name: 'news',
      access: 'read' as const,
    };
    await expect(workspace.generate((tree) => grant(tree, options))).rejects.toThrow(
      'grants[0].access: must be "publish", not "read"',
    );
  });
});
