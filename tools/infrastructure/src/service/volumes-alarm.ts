import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { ServiceAlarm } from './service-alarm.ts';

/** Percent of the file system's I/O limit. */
const BUSY = 90;

/** Notifies operations when tasks wait for files. */
export function volumesAlarm(
  scope: Construct,
  model: ServiceModel,
  fileSystem: CfnFileSystem,
): ServiceAlarm {
  const alarm = new ServiceAlarm(scope, 'volumes', model, {
    alarmDescription: `The volumes of ${model.name} are close to the I/O limit of their file system; tasks wait for files`,
    // https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html
    metric: new Metric({
      namespace: 'AWS/EFS',
      metricName: 'PercentIOLimit',
      dimensionsMap: { FileSystemId: fileSystem.ref },
      statistic: Stats.MAXIMUM,
      period: Duration.minutes(5),
    }),
    threshold: BUSY,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 3,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addOkAction(alarm.tellOperations);
  return alarm;
}
