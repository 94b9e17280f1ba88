import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { DatabaseUser, Environment, ServiceModel } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';
import { ENGINE, VERSION } from './database-engine.ts';
import { databaseInstances } from './database-instances.ts';
import { POSTGRES_PORT, type DatabaseNetwork } from './database-network.ts';
import { databaseParameters } from './database-parameters.ts';

/**
 * The name of the database in each cluster. It is not the name in the manifest, which may be a reserved word in SQL.
 */
export const DATABASE = 'app';
/** The user that RDS creates. The first migration, which runs as this user, creates the other one. */
const MASTER: DatabaseUser = 'migrator';
/** Capacity units of 2 GiB each. */
const MOST_UNITS = 4;
/** The minimum capacity of a cluster that does not pause. */
const FEWEST_UNITS = 0.5;
const PAUSE_AFTER_S = 600;

/**
 * Bytes of memory for each connection, by which Aurora limits their number: `LEAST({DBInstanceClassMemory/9531392},
 * 5000)`.
 */
export const MOST_CONNECTIONS = Math.floor((MOST_UNITS * 2 * 1024 ** 3) / 9_531_392);

/**
 * An Aurora PostgreSQL cluster whose capacity follows its load. It has no password: RDS creates its first user for IAM.
 * In production, it has a second instance in another zone; elsewhere, its one instance pauses while no task is
 * connected.
 */
export class DatabaseCluster extends Construct {
  readonly cluster: CfnDBCluster;

  constructor(
    scope: Construct,
    id: string,
    { production, logRetention }: Environment,
    { names, shared }: ServiceModel,
    database: string,
    network: DatabaseNetwork,
  ) {
    super(scope, id);
    const encrypted = read(this, shared.parameter('data-key-arn'));
    // RDS would create the log group without a key, and keep it forever.
    const log = new CfnLogGroup(this, 'Log', {
      logGroupName: names.databaseLogGroup(database),
      kmsKeyId: read(this, shared.parameter('log-key-arn')),
      retentionInDays: logRetention,
    });
    const parameters = databaseParameters(this, names, database);
    const identifier = names.database(database);
    this.cluster = new CfnDBCluster(this, 'Cluster', {
      dbClusterIdentifier: identifier,
      engine: ENGINE,
      engineVersion: VERSION.auroraPostgresFullVersion,
      databaseName: DATABASE,
      port: POSTGRES_PORT,
      masterUsername: MASTER,
      masterUserAuthenticationType: 'iam-db-auth',
      enableIamDatabaseAuthentication: true,
      serverlessV2ScalingConfiguration: {
        minCapacity: production ? FEWEST_UNITS : 0,
        maxCapacity: MOST_UNITS,
        ...(!production && { secondsUntilAutoPause: PAUSE_AFTER_S }),
      },
      dbSubnetGroupName: network.subnetGroup.ref,
      vpcSecurityGroupIds: [network.groupId],
      dbClusterParameterGroupName: parameters.ref,
      storageEncrypted: true,
      kmsKeyId: encrypted,
      backupRetentionPeriod: production ? 35 : 7,
      copyTagsToSnapshot: true,
      // In all environments: the stack retains the data store, and deleting it requires turning this off first.
      deletionProtection: true,
      enableCloudwatchLogsExports: ['postgresql'],
      autoMinorVersionUpgrade: true,
    });
    this.cluster.addResourceDependency(log);
    const instances = databaseInstances(this, this.cluster, encrypted, production ? 2 : 1);
    for (const each of [parameters, this.cluster, ...instances])
      each.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}
