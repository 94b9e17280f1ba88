import autocannon from 'autocannon';
import { BODY, PATH } from './answer.ts';

/** The load generator's results for one run. */
export interface LoadResult {
  requests: number;
  seconds: number;
  /** 99th percentile of the latency, milliseconds. */
  p99: number;
  /** Responses other than 2xx, and requests without a response. */
  failed: number;
}

/**
 * Runs in the child process. Arguments: port, connections, seconds, and further headers as JSON.
 */
const [port, connections, seconds, headers = '{}'] = process.argv.slice(2);

const result = await autocannon({
  url: `http://127.0.0.1:${port}${PATH}`,
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(JSON.parse(headers) as object) },
  body: BODY,
  connections: Number(connections),
  duration: Number(seconds),
});
const load: LoadResult = {
  requests: result.requests.total,
  seconds: result.duration,
  p99: result.latency.p99,
  failed: result.non2xx + result.errors + result.timeouts,
};
process.send?.(load, () => process.disconnect());
