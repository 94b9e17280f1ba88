import type { MetricUnit } from './metrics-event.ts';

/** The metrics of a service. */
export interface Metrics {
  /**
   * Adds one measurement, in `unit`; default a count. A value that CloudWatch does not accept (NaN,
   * infinite), has another unit than before, or belongs to a name beyond the 200th is dropped, and a
   * warning counts it.
   * @throws {TypeError} for an invalid name, or the name of a field of the log line.
   * @example metrics.record('ordersShipped', 3);
   */
  record(name: string, value: number, unit?: MetricUnit): void;
  /**
   * Sets a value that holds until the next call and is written in each interval: an alarm sees it for
   * as long as it lasts. Otherwise like {@link record}.
   * @example metrics.gauge('queueLength', queue.length, 'Count');
   */
  gauge(name: string, value: number, unit?: MetricUnit): void;
  /**
   * Writes the collected metrics now.
   * @example metrics.flush();
   */
  flush(): void;
  /**
   * Flushes and stops the interval. The kit calls it at shutdown.
   * @example metrics.close();
   */
  close(): void;
}
