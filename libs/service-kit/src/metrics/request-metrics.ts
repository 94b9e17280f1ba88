import type { RequestHandler } from 'express';
import { wasCutOff } from '../responses/completion.ts';
import { isServerFault } from '../responses/problem.ts';
import type { Metrics } from './metrics-interface.ts';

/**
 * Measures the latency of every request and whether it failed. The number of latencies is the number of
 * requests.
 */
export function requestMetrics(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    const started = performance.now();
    response.on('close', () => {
      metrics.record(
        'latency',
        Math.round((performance.now() - started) * 100) / 100,
        'Milliseconds',
      );
      const { statusCode, writableFinished } = response;
      // A response that was cut off failed, regardless of its status; a disconnect is the client's own
      // error.
      if (isServerFault(statusCode) || wasCutOff(response)) metrics.record('serverErrors', 1);
      else if (statusCode >= 400 || !writableFinished) metrics.record('clientErrors', 1);
    });
    next();
  };
}
