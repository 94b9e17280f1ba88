import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

export const MINUTE = Duration.minutes(1);

export const FIVE_MINUTES = Duration.minutes(5);

/** Minimum number of failures in five minutes at which their share counts: one failure in two requests is no outage. */
const FEWEST_FAILURES = 5;

export function shareOf(failures: readonly IMetric[], requests: readonly IMetric[]): IMetric {
  const failed = named('failed', failures);
  const all = named('all', requests);
  const sum = Object.keys(failed).join(' + ');
  return new MathExpression({
    expression: `IF((${sum}) >= ${FEWEST_FAILURES}, 100 * (${sum}) / (${Object.keys(all).join(' + ')}), 0)`,
    usingMetrics: { ...failed, ...all },
    label: 'Failed requests, %',
    period: FIVE_MINUTES,
  });
}

/** The minimum or maximum of several metrics at each point in time. `id` is the prefix of their ids in a graph. */
export function oneOf(
  id: string,
  which: '<' | '>',
  metrics: readonly IMetric[],
  label: string,
): IMetric {
  if (metrics.length === 1) return metrics[0]!;
  return new MathExpression({
    expression: Object.keys(named(id, metrics)).reduce(
      (best, next) => `IF(${next} ${which} ${best}, ${next}, ${best})`,
    ),
    usingMetrics: named(id, metrics),
    label,
    period: MINUTE,
  });
}

const named = (prefix: string, metrics: readonly IMetric[]): Record<string, IMetric> =>
  Object.fromEntries(metrics.map((metric, at) => [`${prefix}${at}`, metric]));
