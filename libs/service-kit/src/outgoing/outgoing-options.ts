import type { Secret } from '@gatehouse/secrets';
import type { Metrics } from '../metrics/metrics-interface.ts';

/** The options of a client for a peer. */
export interface OutgoingOptions {
  /** The peer's name, in errors, metrics and /health. */
  name: string;
  /** The peer's URL; all calls go below it. */
  url: string | URL;
  /**
   * The secret with the key that is sent as `x-api-key`, read again at each attempt. After a 401, it is
   * refreshed, and if that yields another key, the call is repeated once.
   */
  apiKey?: Pick<Secret<{ readonly current: string }>, 'use'>;
  /** Deadline of a call with all its retries, in milliseconds; default 5,000. */
  timeoutMs?: number;
  /** Time-out of one attempt in milliseconds, including the response's body; default 2,000. */
  attemptTimeoutMs?: number;
  /** Maximum size of a response in bytes; default 1 MiB. */
  maxResponseBytes?: number;
  /** Receives `<name>Latency`, `<name>Failures` and `<name>Retries`; `outgoing` passes the service's. */
  metrics?: Pick<Metrics, 'record'>;
}
