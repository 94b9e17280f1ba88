import type { Logger } from '@gatehouse/logging';

export type MetricUnit = 'Count' | 'Milliseconds' | 'Bytes' | 'None';

/** CloudWatch takes at most so many values of one metric in an event of the embedded metric format. */
const MOST_VALUES = 100;

export interface Metrics {
  /** Adds one measurement, in `unit`; default a count. */
  record(name: string, value: number, unit?: MetricUnit): void;
  /** Writes what has been collected. */
  flush(): void;
  /** Flushes and ends the interval. */
  close(): void;
}

/**
 * Metrics as log lines in CloudWatch's embedded metric format, collected for `intervalMs`
 * (default 60 s), with the service and the environment as dimensions. Logged at `level`: debug where
 * nobody collects them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function createMetrics(
  logger: Logger,
  { intervalMs = 60_000, level = 'info' }: { intervalMs?: number; level?: 'info' | 'debug' } = {},
): Metrics {
  const collected = new Map<string, { unit: MetricUnit; values: number[] }>();

  function flush(): void {
    if (collected.size === 0) return;
    const entries = [...collected];
    collected.clear();
    logger[level]('Metrics', {
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [
          {
            Namespace: 'Gatehouse',
            Dimensions: [['service', 'environment']],
            Metrics: entries.map(([Name, { unit: Unit }]) => ({ Name, Unit })),
          },
        ],
      },
      ...Object.fromEntries(entries.map(([name, { values }]) => [name, values])),
    });
  }

  const timer = setInterval(flush, intervalMs).unref();
  return {
    record(name, value, unit = 'Count') {
      let metric = collected.get(name);
      if (metric === undefined) collected.set(name, (metric = { unit, values: [] }));
      if (metric.values.push(value) >= MOST_VALUES) flush();
    },
    flush,
    close() {
      clearInterval(timer);
      flush();
    },
  };
}
