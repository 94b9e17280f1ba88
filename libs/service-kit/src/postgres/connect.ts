import pg from 'pg';
import { currentTrace } from '@gatehouse/logging';
import { connectionSettings } from './connection-settings.ts';
import { databaseAddress } from './database-address.ts';
import type { Database, Query } from './database-interface.ts';
import type { Context, DatabaseOptions } from './database-options.ts';
import { markRetryable } from './later-error.ts';
import { migrate } from './migrate.ts';

/** Connections that are not used are closed, so that a database without load can pause. */
const IDLE_MS = 30_000;

/** Credentials and hosts change: after a failover, the host name leads to another instance. */
const LONGEST_CONNECTION_S = 1_800;

/** For the way there and back, beyond what PostgreSQL itself allows. */
const ANSWER_MS = 1_000;

/** Creates a pool; on a laptop, applies the migrations first. */
export async function connect(
  { aws, logger, resource }: Context,
  { name, url, migrations, connections = 10, statementTimeoutMs = 5_000 }: DatabaseOptions,
): Promise<Database> {
  const address = databaseAddress(url);
  const pool = new pg.Pool({
    ...connectionSettings(address, 'app', aws),
    max: connections,
    idleTimeoutMillis: IDLE_MS,
    maxLifetimeSeconds: LONGEST_CONNECTION_S,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + ANSWER_MS,
    idle_in_transaction_session_timeout: statementTimeoutMs,
  });
  pool.on('error', (error) =>
    logger.warn('An idle connection was lost', { database: name, error }),
  );
  resource(`database ${name}`, () => pool.end());

  const on =
    (client: pg.Pool | pg.PoolClient): Query =>
    async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
      try {
        return (await client.query<Row>(traced(text), [...values])).rows;
      } catch (error) {
        throw markRetryable(error);
      }
    };
  const query = on(pool);
  if (address.local)
    await migrate(connectionSettings(address, 'migrator', aws), migrations, logger);

  return {
    query,
    async transaction(work) {
      const client = await pool.connect().catch((error: unknown) => {
        throw markRetryable(error);
      });
      let broken = false;
      try {
        const run = on(client);
        await run('BEGIN');
        const result = await work(run);
        await run('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => (broken = true));
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

/** With the trace id of the request, which PostgreSQL logs with a slow statement. */
function traced(text: string): string {
  const trace = currentTrace();
  return trace === undefined ? text : `/* trace ${trace.traceId} */ ${text}`;
}
