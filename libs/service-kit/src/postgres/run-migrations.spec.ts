import pg from 'pg';
import { runMigrations } from './index.ts';
import { startDatabases } from './test/running-database.ts';

let server: Awaited<ReturnType<typeof startDatabases>>;
beforeAll(async () => {
  server = await startDatabases('orders', 'stock');
  Object.assign(process.env, {
    ENVIRONMENT: 'local',
    AWS_REGION: 'eu-central-1',
    ORDERS_DATABASE: server.url('orders'),
    STOCK_DATABASE: server.url('stock'),
  });
});
afterEach(() => (process.exitCode = undefined));
afterAll(() => server.stop());

const create = (table: string) => [{ name: '0001-create', sql: `CREATE TABLE ${table} (id int)` }];

it('migrates all databases of a service', async () => {
  await runMigrations('shop', {
    ORDERS_DATABASE: create('orders'),
    STOCK_DATABASE: create('articles'),
  });
  expect(process.exitCode).toBeUndefined();
  const client = new pg.Client({ connectionString: server.url('stock') });
  await client.connect();
  expect((await client.query('SELECT * FROM articles')).rows).toEqual([]);
  await client.end();
});

it('ends with 1 if a migration fails, so that the release stops', async () => {
  await runMigrations('shop', { ORDERS_DATABASE: create('other') });
  expect(process.exitCode).toBe(1);
});

it('ends with 1 without the variable', async () => {
  await runMigrations('shop', { MISSING_DATABASE: create('orders') });
  expect(process.exitCode).toBe(1);
});
