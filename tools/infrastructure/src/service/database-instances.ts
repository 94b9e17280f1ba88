import { CfnDBInstance, type CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { ENGINE } from './database-engine.ts';

/** The instances of a cluster; the first is promoted first. */
export function databaseInstances(
  scope: Construct,
  cluster: CfnDBCluster,
  key: string,
  count: number,
): CfnDBInstance[] {
  return Array.from(
    { length: count },
    (_, at) =>
      new CfnDBInstance(scope, `Instance${at + 1}`, {
        dbInstanceIdentifier: `${cluster.dbClusterIdentifier}-${at + 1}`,
        dbClusterIdentifier: cluster.ref,
        dbInstanceClass: 'db.serverless',
        engine: ENGINE,
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        // Seven days are free.
        enablePerformanceInsights: true,
        performanceInsightsKmsKeyId: key,
        performanceInsightsRetentionPeriod: 7,
        promotionTier: at,
      }),
  );
}
