import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { waitFor } from '@gatehouse/testing';
import { startLocalAws, type LocalAws } from '../index.ts';
import { databaseUrl } from './database-url.ts';
import { dataFolder as keptFolder } from './folders.ts';

// PostgreSQL cannot read a test's folder, which belongs to root; see folders.ts.
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

it('ends with its process, however that ends, and leaves no folder', async () => {
  const source = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./local-postgres.ts', import.meta.url).href)});
    const { port } = await startPostgres();
    process.stdout.write(String(port));
    setInterval(() => undefined, 1_000);
  `;
  const temporary = mkdtempSync(join(folder, 'killed-'));
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary, NODE_OPTIONS: '' },
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'migrator',
    database: 'postgres',
  });
  const lost = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  child.kill('SIGKILL');
  await lost;
  await waitFor('the folder to go', () => !existsSync(rows[0]!.data_directory));
});
