import type { Logger } from '@gatehouse/logging';
import { metricNameProblem, metricsFields, type Metric, type MetricUnit } from './metrics-event.ts';
import type { Metrics } from './metrics-interface.ts';

/** CloudWatch's limit of values per metric in one event of the embedded metric format. */
const MOST_VALUES = 100;
/**
 * Metric names per process. Each is a billed series, and names made from callers' data would be
 * unlimited.
 */
const MOST_NAMES = 200;
/**
 * CloudWatch accepts no larger value:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
 */
const LARGEST = 2 ** 360;

/**
 * Metrics as log lines in CloudWatch's embedded metric format, at any log level, collected for
 * `intervalMs` (default 60 s), with the service and the environment as dimensions.
 */
export function createMetrics(logger: Logger, intervalMs = 60_000): Metrics {
  const units = new Map<string, MetricUnit>();
  const gauges = new Map<string, number>();
  let collected = new Map<string, number[]>();
  let dropped = new Map<string, number>();

  /** Whether a measurement is valid; invalid ones are counted. */
  function takes(name: string, value: number, unit: MetricUnit): boolean {
    let known = units.get(name);
    if (known === undefined) {
      const problem = metricNameProblem(name);
      if (problem !== undefined) throw new TypeError(problem);
      if (units.size < MOST_NAMES) units.set(name, (known = unit));
    }
    if (known === unit && Number.isFinite(value) && Math.abs(value) <= LARGEST) return true;
    const what = known === undefined ? `names beyond ${MOST_NAMES}` : name;
    dropped.set(what, (dropped.get(what) ?? 0) + 1);
    return false;
  }

  const metric = (name: string, values: readonly number[]): Metric => ({
    name,
    unit: units.get(name) ?? 'None',
    values,
  });

  function write(metrics: readonly Metric[]): void {
    for (const fields of metricsFields(metrics, Date.now())) logger.metrics(fields);
  }

  function flush(): void {
    const all = [...collected].map(([name, values]) => metric(name, values));
    collected = new Map();
    for (const [name, value] of gauges) all.push(metric(name, [value]));
    write(all);
    if (dropped.size > 0)
      logger.warn('Metric values were dropped', {
        event: 'metrics_dropped',
        dropped: Object.fromEntries(dropped),
      });
    dropped = new Map();
  }

  const timer = setInterval(flush, intervalMs).unref();
  return {
    record(name, value, unit = 'Count') {
      if (!takes(name, value, unit)) return;
      let values = collected.get(name);
      if (values === undefined) collected.set(name, (values = []));
      if (values.push(value) < MOST_VALUES) return;
      collected.delete(name);
      write([metric(name, values)]);
    },
    gauge(name, value, unit = 'None') {
      if (takes(name, value, unit)) gauges.set(name, value);
    },
    flush,
    close() {
      clearInterval(timer);
      flush();
    },
  };
}
