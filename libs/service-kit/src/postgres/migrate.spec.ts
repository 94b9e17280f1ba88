import pg from 'pg';
import { connectionSettings } from './connection-settings.ts';
import { databaseAddress } from './database-address.ts';
import { migrate, type Migration } from './migrate.ts';
import { startDatabases } from './test/running-database.ts';

const first = {
  name: '0001-create-notes',
  sql: 'CREATE TABLE notes (id int); SELECT pg_sleep(0.2)',
};
const second = { name: '0002-add-body', sql: 'ALTER TABLE notes ADD COLUMN body text' };
const databases = ['once', 'changed', 'broken', 'together', 'rolled-back'] as const;
let server: Awaited<ReturnType<typeof startDatabases>>;
beforeAll(async () => {
  server = await startDatabases(...databases);
});
afterAll(() => server.stop());

const settingsOf = (database: (typeof databases)[number]) =>
  connectionSettings(databaseAddress(server.url(database)), 'migrator', server.clients);
const run = (database: (typeof databases)[number], ...migrations: Migration[]) =>
  migrate(settingsOf(database), migrations, server.logger);

async function rowsOf(database: (typeof databases)[number], text: string) {
  const client = new pg.Client(settingsOf(database));
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
const appliedIn = async (database: (typeof databases)[number]) =>
  (await rowsOf(database, 'SELECT name FROM gatehouse.migrations ORDER BY name')).map(
    ({ name }) => name,
  );

it('applies each migration once, in order', async () => {
  await run('once', first);
  await run('once', first, second);
  await run('once', first, second);
  expect(await appliedIn('once')).toEqual([first.name, second.name]);
  expect(await rowsOf('once', 'SELECT id, body FROM notes')).toEqual([]);
});

it('refuses a migration that was changed after it was applied', async () => {
  await run('changed', first);
  const other = { ...first, sql: 'CREATE TABLE others (id int)' };
  await expect(run('changed', other)).rejects.toThrow(
    'The migration 0001-create-notes was changed after it was applied; undo the change, and add another migration',
  );
});

it('applies nothing of a migration that fails, and keeps those before it', async () => {
  const half = { name: '0002-half', sql: 'CREATE TABLE half (id int); SELECT 1 / 0' };
  await expect(run('broken', first, half)).rejects.toThrow('division by zero');
  expect(await appliedIn('broken')).toEqual([first.name]);
  expect(await rowsOf('broken', "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  await run('broken', first, { ...half, sql: 'CREATE TABLE half (id int)' });
  expect(await appliedIn('broken')).toEqual([first.name, half.name]);
});

it('lets two deployments apply each migration once', async () => {
  await Promise.all([1, 2, 3].map(() => run('together', first, second)));
  expect(await appliedIn('together')).toEqual([first.name, second.name]);
});

it('accepts migrations of a newer release after a roll-back', async () => {
  await run('rolled-back', first, second);
  await run('rolled-back', first);
  expect(await appliedIn('rolled-back')).toEqual([first.name, second.name]);
});

it.each([
  [[second, first], '0002-add-body is before 0001-create-notes'],
  [[first, first], '0001-create-notes is before 0001-create-notes'],
])('refuses migrations that are not in the order of their names', async (migrations, message) => {
  await expect(run('once', ...migrations)).rejects.toThrow(message);
});
