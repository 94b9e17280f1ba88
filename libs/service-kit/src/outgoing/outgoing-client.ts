import { beforeAbort } from '../before-abort.ts';
import { baseUrl } from './base-url.ts';
import { outcomeOf } from './call-outcome.ts';
import { callPeer } from './call-peer.ts';
import { checkLimits } from './check-limits.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { OutgoingClient } from './client-interface.ts';
import { OutgoingError } from './outgoing-error.ts';
import type { OutgoingOptions } from './outgoing-options.ts';
import type { OutgoingRequest } from './outgoing-request.ts';
import { RetryBudget } from './retry-budget.ts';
import { withRetries } from './with-retries.ts';

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
  checkLimits(name, { timeoutMs, attemptTimeoutMs, maxResponseBytes });
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

  return {
    async send(request) {
      request.signal?.throwIfAborted();
      const started = performance.now();
      const timeout = AbortSignal.timeout(timeoutMs);
      const deadline = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
      budget.deposit();
      try {
        return await withRetries(
          { name, circuit, budget, metrics },
          request,
          { deadline, endsAt: started + timeoutMs },
          () => guarded(request, deadline),
        );
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
