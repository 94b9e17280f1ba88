import { createHash } from 'node:crypto';
import pg from 'pg';
import { PREPARE } from './prepare-user.ts';

/** One change of the tables, in `src/migrations`. */
export interface Migration {
  /** Its place in the order: `0001-create-notes`. */
  readonly name: string;
  /** One statement or several, which are applied together or not at all. */
  readonly sql: string;
}

/** Of the lock that two deployments wait for, so that each migration runs once. */
const LOCK = 7_116_283;
/** A change of a table waits for its readers, and others wait behind it. */
const LOCK_TIMEOUT = '5s';

/**
 * Applies the migrations that the database has not had, in their order, each in a transaction. Run again, it changes
 * nothing. Those of a newer release may be there already, after a roll-back.
 * @param settings Of the user `migrator`
 * @throws for a migration that was changed after it was applied; the error of PostgreSQL for one that fails
 */
export async function migrate(
  settings: pg.ClientConfig,
  migrations: readonly Migration[],
  logger: { info(message: string, fields: object): unknown },
): Promise<void> {
  refuseDisorder(migrations);
  const client = new pg.Client(settings);
  // Reported by the statement that fails as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await inTransaction(client, () => client.query(PREPARE));
    const { rows } = await client.query<{ name: string; digest: string }>(
      'SELECT name, digest FROM gatehouse.migrations',
    );
    const applied = new Map(rows.map(({ name, digest }) => [name, digest]));
    for (const { name, sql } of migrations) {
      const digest = createHash('sha256').update(sql).digest('hex');
      const before = applied.get(name);
      if (before !== undefined && before !== digest)
        throw new Error(
          `The migration ${name} was changed after it was applied; undo the change, and add another migration`,
        );
      if (before !== undefined) continue;
      await inTransaction(client, async () => {
        await client.query(sql);
        await client.query('INSERT INTO gatehouse.migrations (name, digest) VALUES ($1, $2)', [
          name,
          digest,
        ]);
      });
      logger.info('Migration applied', { migration: name });
    }
  } finally {
    await client.end();
  }
}

async function inTransaction(client: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** The order of the list is that of the names, or two developers could have different databases. */
function refuseDisorder(migrations: readonly Migration[]): void {
  migrations.forEach(({ name }, at) => {
    const before = migrations[at - 1]?.name;
    if (before !== undefined && before >= name)
      throw new TypeError(
        `Migrations must be in the order of their names, each once: ${before} is before ${name}`,
      );
  });
}
