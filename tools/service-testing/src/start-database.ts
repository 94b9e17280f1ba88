import { databaseUrl, startLocalAws } from '@gatehouse/local-aws';
import { connectDatabase, type Database, type Migration } from '@gatehouse/service-kit/postgres';

/** A database that a test queries, with all migrations. */
export interface RunningDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * Starts PostgreSQL with one database, for a test of the code that queries it.
 * @example running = await startDatabase('orders', ordersMigrations);
 */
export async function startDatabase(
  name: string,
  migrations: readonly Migration[],
): Promise<RunningDatabase> {
  const aws = await startLocalAws({ seed: { databases: [name] } });
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const each of closing.splice(0)) await each();
    await aws.stop();
  };
  try {
    const database = await connectDatabase(
      {
        aws: {
          client() {
            throw new Error('A database of this machine needs no credentials');
          },
        },
        logger: { info: () => undefined, warn: () => undefined },
        resource: (_name, end) => void closing.push(end),
      },
      { name, url: databaseUrl(name, aws.databasePort()), migrations },
    );
    return { database, close };
  } catch (error) {
    // Otherwise the test process would never exit.
    await close();
    throw error;
  }
}
