import { isReservedField } from '@gatehouse/logging';

/** The units of CloudWatch that metrics here have. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'Bytes' | 'None';

/** The values of one metric, at most 100. */
export interface Metric {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly values: readonly number[];
}

/** CloudWatch's limit of metrics per event. */
const MOST_METRICS = 100;
/**
 * A subset of the names that CloudWatch accepts, without characters that would need quotes in its own
 * syntax.
 */
const NAME = /^[A-Za-z][\w.-]{0,254}$/;

/** The reason why a metric cannot have this name; undefined if it can. */
export function metricNameProblem(name: string): string | undefined {
  if (!NAME.test(name))
    return `A metric cannot be called ${JSON.stringify(name)}: expected a letter, then letters, digits, "_", "." and "-", 255 characters at most`;
  return isReservedField(name)
    ? `A metric cannot be called "${name}": each log line already has a field of that name`
    : undefined;
}

/**
 * The fields of log lines in CloudWatch's embedded metric format, split according to its limits.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricsFields(metrics: readonly Metric[], timestamp: number): object[] {
  const events: object[] = [];
  for (let at = 0; at < metrics.length; at += MOST_METRICS) {
    const some = metrics.slice(at, at + MOST_METRICS);
    events.push({
      _aws: {
        Timestamp: timestamp,
        CloudWatchMetrics: [
          {
            Namespace: 'Gatehouse',
            Dimensions: [['service', 'environment']],
            Metrics: some.map(({ name, unit }) => ({ Name: name, Unit: unit })),
          },
        ],
      },
      ...Object.fromEntries(some.map(({ name, values }) => [name, values])),
    });
  }
  return events;
}
