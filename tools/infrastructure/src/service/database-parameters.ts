import { CfnDBClusterParameterGroup } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { Names } from '@gatehouse/service-manifest';
import { ENGINE, VERSION } from './database-engine.ts';

const SLOW_STATEMENT_MS = 1_000;

/** TLS only, and a log without personal data. */
export function databaseParameters(
  scope: Construct,
  names: Names,
  database: string,
): CfnDBClusterParameterGroup {
  return new CfnDBClusterParameterGroup(scope, 'Parameters', {
    dbClusterParameterGroupName: names.database(database),
    description: `Database ${database}`,
    family: `${ENGINE}${VERSION.auroraPostgresMajorVersion}`,
    parameters: {
      'rds.force_ssl': '1',
      log_connections: '1',
      log_statement: 'ddl',
      log_min_duration_statement: String(SLOW_STATEMENT_MS),
      // Values are personal data; statements are the service's.
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
    },
  });
}
