import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManifestError } from './manifest-error.ts';
import { seedFromManifests } from './seed-from-manifests.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-manifests-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function manifest(app: string, text: string): void {
  mkdirSync(join(root, 'apps', app), { recursive: true });
  writeFileSync(join(root, 'apps', app, 'service.json'), text);
}

it('collects what all services need, once', async () => {
  manifest(
    'notification-service',
    `{
      // Comments are fine, and so is a trailing comma.
      "$schema": "../x.json", "port": 3000, "size": { "cpu": 256 }, "somethingNew": [1],
      "secrets": { "apiKeys": "notification-service/api-keys" },
      "grants": [
        { "topic": "news", "access": "publish", "alsoNew": true },
        { "topic": "alerts", "access": "publish" },
      ],
    }`,
  );
  manifest(
    'api-service',
    JSON.stringify({
      port: 3001,
      secrets: {
        apiKeys: 'api-service/api-keys',
        peer: 'notification-service/api-keys',
        db: 'api/db',
      },
      grants: [
        { topic: 'news', access: 'publish' },
        { bucket: 'assets', access: 'read-write' },
        { table: 'plain' },
        {
          table: 'users',
          key: { partition: 'tenant', sort: 'id' },
          indexes: [{ name: 'by-email', partition: 'email' }],
        },
        { table: 'short', key: 'email', indexes: 'of another shape' },
      ],
    }),
  );
  mkdirSync(join(root, 'apps', 'infrastructure'));
  writeFileSync(join(root, 'apps', 'README.md'), '');

  expect(await seedFromManifests(root)).toEqual({
    topics: ['news', 'alerts'],
    buckets: ['assets'],
    tables: [
      { name: 'plain' },
      {
        name: 'users',
        key: { partition: 'tenant', sort: 'id' },
        indexes: [{ name: 'by-email', partition: 'email' }],
      },
      { name: 'short', key: { partition: 'email' } },
    ],
    secrets: {
      'api-service/api-keys': { current: 'gatehouse-local' },
      // What one service calls its API keys is a peer's secret to another.
      'notification-service/api-keys': { current: 'gatehouse-local' },
      'api/db': { password: expect.stringMatching(/^[a-z0-9]{32}$/) },
    },
  });
});

it('takes the fuller description of a table that two services use', async () => {
  manifest('a', '{ "port": 1, "grants": [{ "table": "users" }] }');
  manifest('b', '{ "port": 2, "grants": [{ "table": "users", "key": "email" }] }');
  const { tables } = await seedFromManifests(root);
  expect(tables).toEqual([{ name: 'users', key: { partition: 'email' } }]);
});

it('finds nothing where there are no services', async () => {
  const nothing = { topics: [], buckets: [], tables: [], secrets: {} };
  expect(await seedFromManifests(root)).toEqual(nothing);
  manifest('empty', '{ "port": 1 }');
  expect(await seedFromManifests(root)).toEqual(nothing);
});

it.each([
  ['', 1, 'No valid JSON: value expected.'],
  ['{\n  "port": 3000\n  "secrets": {}\n}', 3, 'No valid JSON: comma expected.'],
  ['{\n  "port": 3000,\n', 3, 'No valid JSON: property name expected.'],
  ['{\n"port": "3000"}', 2, 'port must be a port, 1 to 65535.'],
  ['{}', 1, 'port must be a port, 1 to 65535.'],
  ['[]', 1, 'A manifest is a JSON object.'],
  ['{\n"port": 1,\n"secrets": []}', 3, 'secrets must be an object of secret names.'],
  [
    '{"port": 1,\n"secrets": {\n"apiKeys": 1\n}}',
    3,
    'secrets.apiKeys must be the name of a secret.',
  ],
  ['{"port": 1,\n"grants": {}}', 2, 'grants must be a list.'],
  ['{"port": 1,\n"grants": [\n"x"]}', 3, 'grants[0] must be an object.'],
  [
    '{"port": 1, "grants": [{ "topic": "a" },\n{ "access": "publish" }]}',
    2,
    'grants[1] must name one topic, table or bucket.',
  ],
  [
    '{"port": 1, "grants": [\n\n{ "topic": "a", "table": "b" }]}',
    3,
    'grants[0] must name one topic, table or bucket.',
  ],
  [
    '{"port": 1, "grants": [\n{ "bucket": "" }]}',
    2,
    'grants[0].bucket must be the name of a bucket.',
  ],
])('refuses %j, saying where and why', async (text, line, problem) => {
  manifest('fine', '{ "port": 1 }');
  manifest('payments', text);
  const error: unknown = await seedFromManifests(root).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ManifestError);
  expect((error as Error).message).toBe(
    `${join('apps', 'payments', 'service.json')}:${line}: ${problem}`,
  );
});
