import type { RequestHandler } from 'express';
import type { Metrics } from './metrics.ts';

/** Measures every request: how long it took, and whether it failed. The number of latencies is the number of requests. */
export function requestMetrics(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    const started = performance.now();
    response.on('close', () => {
      metrics.record(
        'latency',
        Math.round((performance.now() - started) * 100) / 100,
        'Milliseconds',
      );
      if (response.statusCode >= 500) metrics.record('serverErrors', 1);
      else if (response.statusCode >= 400) metrics.record('clientErrors', 1);
    });
    next();
  };
}
