import { isReservedField } from '@gatehouse/logging';

export type MetricUnit = 'Count' | 'Milliseconds' | 'Bytes' | 'None';

/** What was measured under one name; 100 values at most. */
export interface Metric {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly values: readonly number[];
}

/** CloudWatch takes at most so many metrics in one event. */
const MOST_METRICS = 100;
/** A part of what CloudWatch takes, without what would have to be quoted in its own syntax. */
const NAME = /^[A-Za-z][\w.-]{0,254}$/;

/** Says why a metric cannot have this name; undefined where it can. */
export function metricNameProblem(name: string): string | undefined {
  if (!NAME.test(name))
    return `A metric cannot be called ${JSON.stringify(name)}: expected a letter, then letters, digits, "_", "." and "-", 255 characters at most`;
  return isReservedField(name)
    ? `A metric cannot be called "${name}": each log line has a field of that name`
    : undefined;
}

/**
 * The fields of log lines in CloudWatch's embedded metric format, as many as it takes.
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
