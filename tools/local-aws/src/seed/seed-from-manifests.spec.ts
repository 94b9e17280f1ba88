import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifests, seedForService, seedFromManifests } from './seed-from-manifests.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-manifests-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const NEEDED = '"description": "A service", "exposure": "internal"';

/** Writes a manifest with the required properties. */
function manifest(app: string, text: string): void {
  mkdirSync(join(root, 'apps', app), { recursive: true });
  writeFileSync(
    join(root, 'apps', app, 'service.json'),
    text.replace('{', `{${NEEDED}${text === '{}' ? ', "port": 3003' : ', '}`),
  );
}

it('collects what all services need, without duplicates', async () => {
  manifest(
    'notification-service',
    `{
      // Comments are fine, and so is a trailing comma.
      "$schema": "../x.json", "port": 3000, "size": { "cpu": 256 },
      "secrets": { "apiKeys": "notification-service/api-keys" },
      "grants": [
        { "topic": "news", "access": "publish" },
        { "topic": "alerts", "access": "publish" },
      ],
    }`,
  );
  manifest(
    'api-service',
    JSON.stringify({
      port: 3001,
      release: { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] },
      secrets: {
        apiKeys: 'api-service/api-keys',
        peer: 'notification-service/api-keys',
        db: 'api/db',
      },
      grants: [
        { topic: 'news', access: 'publish' },
        { bucket: 'assets', access: 'read-write' },
        { queue: 'jobs', access: 'receive', visibility: 90, topics: ['alerts'] },
        { table: 'plain', access: 'read' },
        { database: 'orders', access: 'read-write' },
        {
          table: 'users',
          access: 'read',
          key: { partition: 'tenant', sort: 'id' },
          indexes: [{ name: 'by-email', partition: 'email' }],
        },
        { table: 'short', access: 'write', key: { partition: 'email' }, ttl: 'ends' },
      ],
    }),
  );
  mkdirSync(join(root, 'apps', 'infrastructure'));
  writeFileSync(join(root, 'apps', 'README.md'), '');

  expect(await seedFromManifests(root)).toEqual({
    topics: ['news', 'alerts'],
    queues: [{ name: 'jobs', visibility: 90, attempts: 5, topics: ['alerts'] }],
    buckets: ['assets'],
    databases: ['orders'],
    tables: [
      { name: 'plain' },
      {
        name: 'users',
        key: { partition: 'tenant', sort: 'id' },
        indexes: [{ name: 'by-email', partition: 'email' }],
      },
      { name: 'short', key: { partition: 'email' }, ttl: 'ends' },
    ],
    secrets: {
      'api-service/api-keys': { current: 'gatehouse-local' },
      // One service's API keys are a secret that its peers read.
      'notification-service/api-keys': { current: 'gatehouse-local' },
      'api/db': { password: expect.stringMatching(/^[a-z0-9]{32}$/) },
    },
  });
});

describe('a table that two services use', () => {
  const users = {
    name: 'users',
    key: { partition: 'email' },
    indexes: [{ name: 'by-age', partition: 'age' }],
  };
  beforeEach(() => {
    const { name: table, key, indexes } = users;
    const own = { table, access: 'read', key, indexes };
    const other = { topic: 'news', access: 'publish' };
    manifest('accounts', JSON.stringify({ port: 3001, grants: [own, other] }));
    const foreign = { table, access: 'read', owner: 'accounts' };
    manifest('aaa-reports', JSON.stringify({ port: 3002, grants: [foreign] }));
  });
  const seedForReports = async () =>
    seedForService(join(root, 'apps/aaa-reports'), (await readManifests(root)).get('aaa-reports')!);

  it('exists once, as its owner describes it', async () => {
    expect((await seedFromManifests(root)).tables).toEqual([users]);
  });

  it("exists for the other service alone, without the owner's other resources", async () => {
    expect(await seedForReports()).toMatchObject({ tables: [users], topics: [] });
  });

  it('has the default key if its owner is not in the workspace', async () => {
    rmSync(join(root, 'apps/accounts'), { recursive: true });
    expect((await seedForReports()).tables).toEqual([{ name: 'users' }]);
  });
});

it('finds nothing in a workspace without services', async () => {
  const nothing = {
    topics: [],
    queues: [],
    buckets: [],
    databases: [],
    tables: [],
    secrets: {},
  };
  expect(await seedFromManifests(root)).toEqual(nothing);
  manifest('empty', '{}');
  expect(await seedFromManifests(root)).toEqual(nothing);
});

it('refuses an invalid manifest, with the location and the reason', async () => {
  manifest('fine', '{}');
  manifest('payments', '{\n"port": "3000"}');
  const error: unknown = await seedFromManifests(root).catch((thrown: unknown) => thrown);
  expect((error as Error).message).toContain(
    `${join('apps', 'payments', 'service.json')}:2:9 port: must be a whole number`,
  );
});
