import pg from 'pg';
import type { Check } from '@gatehouse/health';
import { currentTrace } from '@gatehouse/logging';
import type { AwsClients } from '../aws/aws-clients.ts';
import type { ServiceContext } from '../service.ts';
import { connectionSettings } from './connection-settings.ts';
import { databaseAddress } from './database-address.ts';
import { markRetryable } from './later-error.ts';
import { migrate, type Migration } from './migrate.ts';

/** Runs one statement with its values, and returns its rows. */
export type Query = <Row extends pg.QueryResultRow = pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

/** A database of the service, with a pool of connections. */
export interface Database {
  /**
   * Runs a statement on any connection. Give values as parameters, never in the text.
   * @throws the error of PostgreSQL; `callDependency` turns it into 503 or 502
   * @example const [note] = await database.query<Note>('SELECT * FROM notes WHERE id = $1', [id]);
   */
  readonly query: Query;
  /**
   * Runs statements in one transaction, which is rolled back if `work` throws.
   * @example await database.transaction(async (query) => query('DELETE FROM notes'));
   */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
}

/** Which database to connect to, and how. */
export interface DatabaseOptions {
  /** Name of the database in the manifest. */
  readonly name: string;
  /** URL of the database, from the variable of its grant. */
  readonly url: string;
  /** What is applied at once on a laptop and in tests; elsewhere the step before a release applies it. */
  readonly migrations: readonly Migration[];
  /** Connections of this task at the most. Default 10. */
  readonly connections?: number;
  /** Milliseconds after which PostgreSQL cancels a statement. Default 5,000. */
  readonly statementTimeoutMs?: number;
}

interface Context extends Pick<ServiceContext, 'resource'> {
  readonly aws: Pick<AwsClients, 'client'>;
  readonly logger: DatabaseLog;
}

/** What is logged of a database. */
export interface DatabaseLog {
  info(message: string, fields: object): unknown;
  warn(message: string, fields: object): unknown;
}

/** Connections that are not used are closed, so that a database without load can pause. */
const IDLE_MS = 30_000;
/** Credentials and hosts change: after a failover, the host name leads to another instance. */
const LONGEST_CONNECTION_S = 1_800;
/** For the way there and back, beyond what PostgreSQL itself allows. */
const ANSWER_MS = 1_000;

const connected = new WeakMap<object, Map<string, Promise<Database>>>();

/**
 * Creates the pool of a database, which the shutdown closes after the requests in flight. A service calls it while it is
 * assembled; called again with the same context, it returns the same pool.
 * @throws TypeError for no URL, a URL with a password, or migrations that are not in order
 * @example
 * const database = await connectDatabase(context, { name: 'orders', url: configuration.ORDERS_DATABASE, migrations });
 */
export function connectDatabase(context: Context, options: DatabaseOptions): Promise<Database> {
  const ofContext = connected.get(context) ?? new Map<string, Promise<Database>>();
  connected.set(context, ofContext);
  const database = ofContext.get(options.url) ?? connect(context, options);
  // Reported to each caller that awaits it; one may never do so.
  database.catch(() => undefined);
  ofContext.set(options.url, database);
  return database;
}

/**
 * The health check of a database: whether it responds to a statement.
 * @example health.check(databaseCheck('orders', orders));
 */
export const databaseCheck = (name: string, database: Promise<Database>): Check => ({
  name: `${name}-database`,
  run: async () => (await database).query('SELECT 1'),
});

async function connect(
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
