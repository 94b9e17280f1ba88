import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMetricFilter, type CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { ServiceAlarm } from './service-alarm.ts';

/** Values of `event` in a service's log, and how many in five minutes are no accident. */
const EVENTS = [
  {
    alarm: 'failed-authentication',
    event: 'authentication_failed',
    // A failed rotation breaks no caller, because the previous key stays valid. The remaining causes are a wrong key or
    // an attack.
    most: 20,
    says: 'invalid keys: a caller has a wrong key, or an attacker is guessing',
  },
  {
    alarm: 'forbidden',
    event: 'forbidden',
    // A caller with a valid key knows its permissions, so a few attempts are suspicious.
    most: 10,
    says: 'requests that the caller has no permission for',
  },
  {
    alarm: 'rate-limited',
    event: 'rate_limited',
    // A caller slightly above its rate causes a few; one that ignores the responses causes many.
    most: 100,
    says: 'requests above the rate limit of their address',
  },
] as const;

/** Counts the refused requests in a service's log, and raises an alarm when there are too many. */
export class SecurityEvents extends Construct {
  readonly alarms: readonly ServiceAlarm[];
  readonly metrics: readonly Metric[];

  constructor(scope: Construct, id: string, model: ServiceModel, log: CfnLogGroup) {
    super(scope, id);
    this.metrics = EVENTS.map(({ alarm, event }) => {
      // A metric with a default value cannot have dimensions, so its name contains the service.
      const metricName = model.names.alarm(alarm);
      new CfnMetricFilter(this, `${alarm}-count`, {
        logGroupName: log.ref,
        filterPattern: `{ $.event = "${event}" }`,
        metricTransformations: [
          {
            metricNamespace: 'Gatehouse',
            metricName,
            metricValue: '1',
            defaultValue: 0,
            unit: 'Count',
          },
        ],
      });
      return new Metric({
        namespace: 'Gatehouse',
        metricName,
        label: event,
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      });
    });
    // No event says that an attack has ended, so there is no action for OK.
    this.alarms = EVENTS.map(
      ({ alarm, most, says }, at) =>
        new ServiceAlarm(this, alarm, model, {
          alarmDescription: `${model.name} refused more than ${most} requests in five minutes, with ${says}`,
          metric: this.metrics[at]!,
          threshold: most,
          comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
          evaluationPeriods: 1,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        }),
    );
  }
}
