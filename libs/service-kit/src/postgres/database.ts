import type { Check } from '@gatehouse/health';
import { connect } from './connect.ts';
import type { Database } from './database-interface.ts';
import type { Context, DatabaseOptions } from './database-options.ts';

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
