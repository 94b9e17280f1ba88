import { setTimeout as sleep } from 'node:timers/promises';
import type { Secret } from '@gatehouse/secrets';
import { beforeAbort } from '../before-abort.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { callPeer } from './call-peer.ts';
import { CircuitBreaker, type CallOutcome } from './circuit-breaker.ts';
import { OutgoingError } from './outgoing-error.ts';
import { mayRepeat, type OutgoingRequest } from './outgoing-request.ts';
import type { OutgoingResponse } from './read-response.ts';
import { RetryBudget } from './retry-budget.ts';
import { retryDelay } from './retry-delay.ts';

/** Temporary statuses of a healthy peer: only this caller is too fast. */
const FIT = new Set([409, 425, 429]);
const MOST_ATTEMPTS = 3;
/** The largest delay of a timer, in milliseconds; a longer one would end at once. */
const LARGEST = 2 ** 31 - 1;

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

/** The client of one peer. */
export interface OutgoingClient {
  /**
   * Makes a call and reads the response.
   * @throws {OutgoingError} for any status except 200 to 299, a time-out, a failed connection, a
   * response that is too large, and at once while the circuit is open; the abort reason of `signal`.
   * @example await ledger.send({ method: 'POST', path: '/entries', json: entry, idempotencyKey: entry.id });
   */
  send(request: OutgoingRequest): Promise<OutgoingResponse>;
  /**
   * For a health check: throws while the circuit is open.
   * @example health.check({ name: 'ledger-calls', run: () => ledger.check() });
   */
  check(): void;
}

/**
 * A client for one peer, based on Node's `fetch`: time-outs for each attempt and for the whole call,
 * trace propagation, retries (only of repeatable calls, within a budget of a tenth of the calls, with
 * jitter, no earlier than `Retry-After` permits), a circuit breaker, no redirects.
 * @throws {TypeError} for an invalid name or URL, {RangeError} for an invalid limit.
 * @example const ledger = createOutgoingClient({ name: 'ledger', url: 'https://ledger.internal' });
 */
export function createOutgoingClient({
  name,
  url,
  apiKey,
  timeoutMs = 5_000,
  attemptTimeoutMs = 2_000,
  maxResponseBytes = 1024 * 1024,
  metrics,
}: OutgoingOptions): OutgoingClient {
  if (!/^[A-Za-z][\w.-]{0,99}$/.test(name))
    throw new TypeError(
      `A peer cannot be called ${JSON.stringify(name)}: expected a letter, then letters, digits, "_", "." and "-", as in "ledger"`,
    );
  const base = baseUrl(name, url);
  for (const [option, value] of Object.entries({ timeoutMs, attemptTimeoutMs, maxResponseBytes }))
    if (!Number.isInteger(value) || value < 1 || value > LARGEST)
      throw new RangeError(
        `${option} of ${name} is ${value}: expected a whole number from 1 to ${LARGEST}`,
      );
  const budget = new RetryBudget();
  const circuit = new CircuitBreaker();

  const attempt = (request: OutgoingRequest, key: string | undefined, deadline: AbortSignal) => {
    const limits = { attemptTimeoutMs, maxResponseBytes };
    return callPeer({ name, base, ...limits }, request, key, deadline);
  };

  const tooLate = (cause: unknown) =>
    new OutgoingError(`${name} did not respond in time`, { retryable: true, cause });

  async function guarded(request: OutgoingRequest, deadline: AbortSignal) {
    try {
      const work = apiKey
        ? apiKey.use(({ current }) => attempt(request, current, deadline), {
            isAuthenticationError: (error) =>
              error instanceof OutgoingError && error.status === 401,
          })
        : attempt(request, undefined, deadline);
      // A key's refresh cannot be cancelled, but the call need not wait for it.
      const response = await beforeAbort(work, deadline, tooLate);
      circuit.record('success');
      return response;
    } catch (error) {
      circuit.record(request.signal?.aborted ? 'undecided' : outcomeOf(error));
      throw error;
    }
  }

  async function send(request: OutgoingRequest, deadline: AbortSignal, endsAt: number) {
    for (let attempts = 1; ; attempts++) {
      // Not for the retries below, which would wait until the circuit lets a call through.
      if (!circuit.enter())
        throw new OutgoingError(`${name} has failed too often and is not called at the moment`, {
          retryable: true,
          retryAfterMs: Math.max(1, circuit.waitMs),
        });
      try {
        return await guarded(request, deadline);
      } catch (error) {
        if (!(error instanceof OutgoingError) || !error.retryable || deadline.aborted) throw error;
        const waitMs = retryDelay(attempts, error.retryAfterMs);
        if (
          attempts >= MOST_ATTEMPTS ||
          !mayRepeat(request) ||
          performance.now() + waitMs >= endsAt ||
          !budget.take()
        )
          throw error;
        metrics?.record(`${name}Retries`, 1);
        await sleep(waitMs, undefined, { signal: deadline }).catch(() => {
          throw error;
        });
      }
    }
  }

  return {
    async send(request) {
      request.signal?.throwIfAborted();
      const started = performance.now();
      const timeout = AbortSignal.timeout(timeoutMs);
      const deadline = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
      budget.deposit();
      try {
        return await send(request, deadline, started + timeoutMs);
      } catch (error) {
        request.signal?.throwIfAborted();
        metrics?.record(`${name}Failures`, 1);
        throw error;
      } finally {
        metrics?.record(
          `${name}Latency`,
          Math.round((performance.now() - started) * 100) / 100,
          'Milliseconds',
        );
      }
    },
    check() {
      if (circuit.open) throw new Error(`${name} has failed too often; only probes are sent`);
    },
  };
}

/** Credentials in it would be sent to every path and quoted in errors; a query would be lost. */
function baseUrl(name: string, url: string | URL): URL {
  const base = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (
    base === undefined ||
    !/^https?:$/.test(base.protocol) ||
    `${base.username}${base.password}${base.search}${base.hash}` !== ''
  )
    throw new TypeError(
      `The URL of ${name} is not valid: expected http or https, without user, password, query and fragment`,
    );
  return base;
}

/**
 * A refused request is a response as well: the peer is up. A call that never reached it says nothing: an
 * unreadable secret, an invalid path.
 */
function outcomeOf(error: unknown): CallOutcome {
  if (!(error instanceof OutgoingError)) return 'undecided';
  const { retryable, status } = error;
  if (retryable && !FIT.has(status ?? 0)) return 'failure';
  return status === undefined ? 'undecided' : 'success';
}
