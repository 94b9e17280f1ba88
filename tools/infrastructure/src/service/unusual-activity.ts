import { CfnAlarm, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Alarm, ServiceModel } from '@gatehouse/service-manifest';

/** Standard deviations from the values that CloudWatch expects. */
const BAND = 3;

interface Unusual {
  readonly alarm: Alarm;
  readonly metrics: readonly Metric[];
  readonly comparison: 'GreaterThanUpperThreshold' | 'LessThanLowerOrGreaterThanUpperThreshold';
  readonly says: string;
}

/**
 * Alarms on unusual values instead of fixed limits: a limit on requests is too low on one day and too high on another.
 * CloudWatch learns the expected band from the same hours and days of the past two weeks.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
 */
export class UnusualActivity extends Construct {
  readonly alarms: readonly CfnAlarm[];

  constructor(
    scope: Construct,
    id: string,
    model: ServiceModel,
    {
      requests,
      failedAuthentication,
    }: { requests: readonly Metric[]; failedAuthentication: Metric },
  ) {
    super(scope, id);
    const all: Unusual[] = [
      {
        alarm: 'unusual-traffic',
        metrics: requests,
        comparison: 'LessThanLowerOrGreaterThanUpperThreshold',
        says: 'gets unusually many or few requests for this time of the week',
      },
      {
        alarm: 'unusual-authentication',
        metrics: [failedAuthentication],
        comparison: 'GreaterThanUpperThreshold',
        says: 'refuses unusually many callers with a wrong key or token',
      },
    ];
    this.alarms = all
      .filter(({ metrics }) => metrics.length > 0)
      .map((unusual) => this.#add(model, unusual));
  }

  #add(
    { name, names, shared }: ServiceModel,
    { alarm, metrics, comparison, says }: Unusual,
  ): CfnAlarm {
    const ids = metrics.map((_, at) => `m${at}`);
    return new CfnAlarm(this, alarm, {
      alarmName: names.alarm(alarm),
      alarmDescription: `${name} ${says}`,
      metrics: [
        ...metrics.map((metric, at) => ({
          id: ids[at]!,
          returnData: false,
          metricStat: {
            metric: {
              namespace: metric.namespace,
              metricName: metric.metricName,
              dimensions: Object.entries(metric.dimensions ?? {}).map(([name, value]) => ({
                name,
                value: String(value),
              })),
            },
            period: metric.period.toSeconds(),
            stat: metric.statistic,
          },
        })),
        { id: 'total', expression: ids.join(' + '), label: alarm, returnData: true },
        { id: 'band', expression: `ANOMALY_DETECTION_BAND(total, ${BAND})`, returnData: true },
      ],
      thresholdMetricId: 'band',
      comparisonOperator: comparison,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      treatMissingData: 'notBreaching',
      alarmActions: [shared.arn.operationsTopic],
    });
  }
}
