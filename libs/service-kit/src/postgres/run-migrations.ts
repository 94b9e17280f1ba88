import { createLogger } from '@gatehouse/logging';
import { createAwsClients } from '../aws/aws-clients.ts';
import { connectionSettings } from './connection-settings.ts';
import { databaseAddress } from './database-address.ts';
import { migrate, type Migration } from './migrate.ts';

/** Of one attempt to read credentials. */
const AWS_TIMEOUT_MS = 3_000;

export interface MigrationOptions {
  /** Name of the service. */
  readonly name: string;
  /** The variable of the database, such as ORDERS_DATABASE. */
  readonly variable: string;
  readonly migrations: readonly Migration[];
}

/**
 * The step before a release that migrates a database: applies what is new, and ends the process with 1 if something fails,
 * which stops the release.
 * @example
 * if (process.argv[2] === 'migrate') await runMigrations({ name: 'orders', variable: 'ORDERS_DATABASE', migrations });
 */
export async function runMigrations({
  name,
  variable,
  migrations,
}: MigrationOptions): Promise<void> {
  const { ENVIRONMENT, SERVICE_VERSION, AWS_REGION, LOG_FORMAT } = process.env;
  const logger = createLogger({
    service: name,
    environment: ENVIRONMENT || 'unknown',
    version: SERVICE_VERSION || 'development',
    ...(LOG_FORMAT === 'pretty' && { format: 'pretty' }),
  });
  const aws = createAwsClients(AWS_REGION ?? '', AWS_TIMEOUT_MS);
  try {
    const address = databaseAddress(process.env[variable] ?? '');
    await migrate(connectionSettings(address, 'migrator', aws), migrations, logger);
    logger.info('The database has all migrations', { migrations: migrations.length });
  } catch (error) {
    logger.error('Cannot migrate', { variable, error });
    process.exitCode = 1;
  } finally {
    aws.close();
  }
}
