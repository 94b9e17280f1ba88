import { createLogger } from '@gatehouse/logging';
import { createAwsClients } from '../aws/aws-clients.ts';
import { connectionSettings } from './connection-settings.ts';
import { databaseAddress } from './database-address.ts';
import { migrate, type Migration } from './migrate.ts';

/** Of one attempt to read credentials. */
const AWS_TIMEOUT_MS = 3_000;

/**
 * The step before a release that migrates the databases of a service: applies what is new, and ends the process with 1 if
 * something fails, which stops the release.
 * @param name Of the service
 * @param migrations By the variable of the database
 * @example
 * if (process.argv[2] === 'migrate') await runMigrations('shop', { ORDERS_DATABASE: ordersMigrations });
 */
export async function runMigrations(
  name: string,
  migrations: Readonly<Record<string, readonly Migration[]>>,
): Promise<void> {
  const { ENVIRONMENT, SERVICE_VERSION, AWS_REGION, LOG_FORMAT } = process.env;
  const logger = createLogger({
    service: name,
    environment: ENVIRONMENT || 'unknown',
    version: SERVICE_VERSION || 'development',
    ...(LOG_FORMAT === 'pretty' && { format: 'pretty' }),
  });
  const aws = createAwsClients(AWS_REGION ?? '', AWS_TIMEOUT_MS);
  try {
    for (const [variable, list] of Object.entries(migrations)) {
      const address = databaseAddress(process.env[variable] ?? '');
      await migrate(connectionSettings(address, 'migrator', aws), list, logger);
      logger.info('The database has all migrations', { variable, migrations: list.length });
    }
  } catch (error) {
    logger.error('Cannot migrate', { error });
    process.exitCode = 1;
  } finally {
    aws.close();
  }
}
