import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { MOST_CONNECTIONS } from './database-cluster.ts';
import { ServiceAlarm } from './service-alarm.ts';

const FEWEST_FREE_BYTES = 1024 ** 3;
const CAPACITY_PERCENT = 90;
const CONNECTIONS_SHARE = 0.8;

/**
 * Alarms on what a database exhausts first: its capacity, its connections, and the local disk for sorts and temporary
 * tables.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
 */
export function databaseAlarms(
  scope: Construct,
  model: ServiceModel,
  database: string,
): ServiceAlarm[] {
  const alarm = (
    what: 'capacity' | 'connections' | 'storage',
    metricName: string,
    above: boolean,
    threshold: number,
    said: string,
  ) => {
    const made = new ServiceAlarm(scope, `database-${what}-${database}`, model, {
      alarmDescription: `The database ${database} of ${model.name} ${said}`,
      metric: new Metric({
        namespace: 'AWS/RDS',
        metricName,
        dimensionsMap: { DBClusterIdentifier: model.names.database(database) },
        statistic: above ? Stats.MAXIMUM : Stats.MINIMUM,
        period: Duration.minutes(5),
      }),
      threshold,
      comparisonOperator: above
        ? ComparisonOperator.GREATER_THAN_THRESHOLD
        : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 3,
      // A database that pauses reports nothing.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    made.addOkAction(made.tellOperations);
    return made;
  };
  return [
    alarm(
      'capacity',
      'ACUUtilization',
      true,
      CAPACITY_PERCENT,
      'has used nearly all of its capacity for 15 minutes',
    ),
    alarm(
      'connections',
      'DatabaseConnections',
      true,
      Math.floor(MOST_CONNECTIONS * CONNECTIONS_SHARE),
      `has nearly as many connections as it allows, ${MOST_CONNECTIONS}`,
    ),
    alarm(
      'storage',
      'FreeLocalStorage',
      false,
      FEWEST_FREE_BYTES,
      'has less than 1 GiB left for sorts and temporary tables',
    ),
  ];
}
