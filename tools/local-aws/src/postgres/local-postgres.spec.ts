import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startLocalAws, type LocalAws } from '../index.ts';
import { databaseUrl } from './database-url.ts';
import { dataFolder as keptFolder } from './folders.ts';

// In a folder of root's own, as that of a test, PostgreSQL could not look; see folders.ts.
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-kept-'));
const dataFolder = join(folder, 'aws');
const kept = keptFolder(folder, `${dataFolder}-postgres`);
afterAll(() => {
  for (const each of [folder, kept]) rmSync(each, { recursive: true, force: true });
});

const ask = async (aws: LocalAws, database: string, text: string) => {
  const url = databaseUrl(database, aws.databasePort()).replace('app@', 'migrator@');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

it('starts no PostgreSQL as long as no service has a database', async () => {
  const aws = await startLocalAws({ seed: { topics: ['news'] }, dataFolder });
  expect(aws.databasePort()).toBeUndefined();
  await aws.stop();
  expect(existsSync(join(kept, 'PG_VERSION'))).toBe(false);
});

it('keeps databases and their rows between runs', async () => {
  const first = await startLocalAws({ seed: { databases: ['orders'] }, dataFolder });
  await ask(first, 'orders', 'CREATE TABLE kept AS SELECT 7 AS value');
  await first.stop();
  await expect(ask(first, 'orders', 'SELECT 1')).rejects.toThrow('ECONNREFUSED');

  const second = await startLocalAws({ seed: { databases: ['orders'] }, dataFolder });
  try {
    await second.seed({ databases: ['orders', 'new-orders'] });
    expect(await ask(second, 'orders', 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    expect(await ask(second, 'new-orders', 'SELECT current_database() AS name')).toEqual([
      { name: 'new-orders' },
    ]);
  } finally {
    await second.stop();
  }
});
