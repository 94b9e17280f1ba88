import { realClock } from '../aws/clock.ts';
import { Deadline } from '../aws/deadline.ts';
import { send, type Answer, type SmokeRequest } from './request.ts';
import { Unreachable } from './unreachable.ts';

/** All times in milliseconds. */
export interface Times {
  /** Time limit for all requests of a test together. */
  readonly timeoutMs: number;
  /** Time limit for one attempt of one request. */
  readonly requestTimeoutMs: number;
  /** Pause before the second attempt; it doubles each time. */
  readonly pauseMs: number;
}

export const TIMES: Times = { timeoutMs: 60_000, requestTimeoutMs: 10_000, pauseMs: 500 };
const LONGEST_PAUSE_MS = 8_000;

/** A load balancer's response while no task is ready. */
const NOT_YET = new Set([502, 503]);

/**
 * A function that sends requests, with retries while they can help, within one common deadline.
 * @param progress Called with what it waits for, on each change.
 * @returns a function that returns the last response, of any status, and throws {@link Unreachable} if there was none
 */
export function reach(
  origin: string,
  { timeoutMs, requestTimeoutMs, pauseMs }: Times,
  progress: (message: string) => void,
  clock = realClock,
): (request: SmokeRequest) => Promise<Answer> {
  const deadline = new Deadline({ timeoutMs, requestTimeoutMs, pollMs: pauseMs, clock });
  const attempt = (request: SmokeRequest): Promise<Answer | Unreachable> =>
    deadline
      .ask((signal) => send(origin, request, signal))
      .catch((error: unknown) => new Unreachable(error));
  return async (request) => {
    let last = await attempt(request);
    let told: string | undefined;
    for (let pause = pauseMs; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const reason = whyToWait(last);
      if (reason === undefined) break;
      if (reason !== told) progress(`${request.method} ${request.path}: ${reason}; trying again`);
      told = reason;
      // Half of it is random, so that many clients do not retry at the same time.
      if (!(await deadline.wait(pause * (0.5 + Math.random() / 2)))) break;
      const next = await attempt(request);
      if (next instanceof Unreachable && next.cutOff) break;
      last = next;
    }
    if (last instanceof Unreachable) throw last;
    return last;
  };
}

/** Undefined if another attempt would have the same result. */
function whyToWait(last: Answer | Unreachable): string | undefined {
  if (last instanceof Unreachable) return last.passing ? last.message : undefined;
  return NOT_YET.has(last.status) ? `${last.status}` : undefined;
}
