import type { AwsClients } from '../aws/aws-clients.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Migration } from './migrate.ts';

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

/** The parts of a service’s context that a database uses. */
export interface Context extends Pick<ServiceContext, 'resource'> {
  readonly aws: Pick<AwsClients, 'client'>;
  readonly logger: DatabaseLog;
}

/** What is logged of a database. */
export interface DatabaseLog {
  info(message: string, fields: object): unknown;
  warn(message: string, fields: object): unknown;
}
