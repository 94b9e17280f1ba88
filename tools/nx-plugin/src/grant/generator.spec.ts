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
        'apps/accounts/service.json says that the table "users" belongs to accounts, not to payments',
      );
    });
  });

  it('refuses a kind that does not exist', async () => {
    const options = { service: 'payments', kind: 'tabel', name: 'x' } as unknown as GrantOptions;
    await expect(workspace.generate((tree) => grant(tree, options))).rejects.toThrow(
      '--kind: must be one of topic, table, bucket, not "tabel"; did you mean "table"?',
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
