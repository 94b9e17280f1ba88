import { newTrace, runWithTrace } from '@gatehouse/logging';
import { callDependency, Problem } from '../index.ts';
import { connectDatabase, databaseCheck, type Database } from './index.ts';
import { startDatabases } from './test/running-database.ts';

const migrations = [
  {
    name: '0001-create-notes',
    sql: 'CREATE TABLE notes (id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY, body text UNIQUE)',
  },
];
let server: Awaited<ReturnType<typeof startDatabases>>;
let database: Database;
beforeAll(async () => {
  server = await startDatabases('notes', 'small');
  database = await connectDatabase(server.context, {
    name: 'notes',
    url: server.url('notes'),
    migrations,
  });
});
afterAll(() => server.stop());

const insert = 'INSERT INTO notes (body) VALUES ($1) RETURNING id, body';

it('reads and writes rows of tables that the migrations create', async () => {
  const body = "it's; DROP TABLE notes --";
  const [row] = await database.query<{ id: number; body: string }>(insert, [body]);
  expect(row).toEqual({ id: expect.any(Number), body });
  expect(await database.query('SELECT body FROM notes WHERE id = $1', [row!.id])).toEqual([
    { body },
  ]);
});

it.each([
  'DROP TABLE notes',
  'ALTER TABLE notes ADD COLUMN more text',
  'CREATE TABLE loot (id int)',
  'TRUNCATE notes',
  'DELETE FROM gatehouse.migrations',
  'CREATE ROLE intruder LOGIN',
])('cannot be made to %s', async (statement) => {
  await expect(database.query(statement)).rejects.toThrow(/must be owner|permission denied/);
});

it('commits a transaction as a whole', async () => {
  await database.transaction(async (query) => {
    await query(insert, ['first']);
    await query(insert, ['second']);
    expect(await database.query("SELECT 1 FROM notes WHERE body = 'first'")).toEqual([]);
  });
  expect(await database.query("SELECT body FROM notes WHERE body = 'second'")).toHaveLength(1);
});

it('rolls a transaction back when its work throws, and uses the connection again', async () => {
  const work = database.transaction(async (query) => {
    await query(insert, ['never']);
    await query(insert, ['never']);
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
  expect(await database.query("SELECT 1 FROM notes WHERE body = 'never'")).toEqual([]);
});

it('cancels a statement that takes too long, and has at most its connections', async () => {
  const { context, url } = server;
  const options = { name: 'small', url: url('small'), migrations, connections: 2 };
  const small = await connectDatabase(context, { ...options, statementTimeoutMs: 300 });
  const [first] = await Promise.allSettled([
    small.query('SELECT pg_sleep(60)'),
    ...Array.from({ length: 8 }, () => small.query('SELECT 1')),
  ]);
  expect(first).toMatchObject({ status: 'rejected', reason: { code: '57014', retryable: true } });
  const [{ count } = { count: 0 }] = await small.query<{ count: number }>(
    "SELECT count(*)::int FROM pg_stat_activity WHERE datname = 'small' AND usename = 'app'",
  );
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(2);
});

it('leads to 503 when a connection is lost, and opens another one', async () => {
  const lost = database.query('SELECT pg_terminate_backend(pg_backend_pid())');
  const response = callDependency('The notes', 5_000, () => lost);
  await expect(response).rejects.toEqual(expect.any(Problem));
  await expect(response).rejects.toMatchObject({ status: 503 });
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('leads to 502 when PostgreSQL refuses a statement', async () => {
  const response = callDependency('The notes', 5_000, () => database.query('SELEC 1'));
  await expect(response).rejects.toMatchObject({ status: 502 });
});

it('shows the trace of the request to PostgreSQL', async () => {
  const trace = newTrace();
  const [row] = await runWithTrace(trace, () =>
    database.query<{ text: string }>('SELECT current_query() AS text'),
  );
  expect(row!.text).toContain(`/* trace ${trace.traceId} */`);
});

it('has a health check, which fails when PostgreSQL is gone, and a pool that the shutdown closes', async () => {
  const other = await startDatabases('gone');
  const connect = () =>
    connectDatabase(other.context, { name: 'gone', url: other.url('gone'), migrations });
  const check = databaseCheck('gone', connect());
  expect(connect()).toBe(connect());
  const run = async () => check.run(AbortSignal.timeout(5_000));
  expect(check.name).toBe('gone-database');
  await run();
  const [pool, ...more] = other.resources.splice(0);
  expect(more).toEqual([]);
  await other.stop();
  await expect(run()).rejects.toThrow(/ECONNREFUSED|terminat/);
  expect(pool!.name).toBe('database gone');
  await pool!.close();
  await expect(run()).rejects.toThrow('after calling end');
});
