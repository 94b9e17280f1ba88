import { setTimeout as sleep } from 'node:timers/promises';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { OutgoingError } from './outgoing-error.ts';
import type { OutgoingOptions } from './outgoing-options.ts';
import { mayRepeat, type OutgoingRequest } from './outgoing-request.ts';
import type { OutgoingResponse } from './read-response.ts';
import type { RetryBudget } from './retry-budget.ts';
import { retryDelay } from './retry-delay.ts';

const MOST_ATTEMPTS = 3;

/** What is known of a peer, over all calls. */
interface Peer {
  readonly name: string;
  readonly circuit: CircuitBreaker;
  readonly budget: RetryBudget;
  readonly metrics: OutgoingOptions['metrics'];
}

/** Makes a call again while it may be repeated, the budget allows it, and there is time. */
export async function withRetries(
  { name, circuit, budget, metrics }: Peer,
  request: OutgoingRequest,
  { deadline, endsAt }: { deadline: AbortSignal; endsAt: number },
  attempt: () => Promise<OutgoingResponse>,
): Promise<OutgoingResponse> {
  for (let attempts = 1; ; attempts++) {
    // Not for the retries below, which would wait until the circuit lets a call through.
    if (!circuit.enter())
      throw new OutgoingError(`${name} has failed too often and is not called at the moment`, {
        retryable: true,
        retryAfterMs: Math.max(1, circuit.waitMs),
      });
    try {
      return await attempt();
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
