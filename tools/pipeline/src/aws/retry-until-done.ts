import { GatehouseError } from '@gatehouse/service-manifest';
import { classifyError } from './classify-error.ts';
import type { Deadline } from './deadline.ts';
import { ResponseTimeoutError } from './response-timeout-error.ts';

/** Done, or one line about what is being waited for. */
export type Step<T> = { readonly done: T } | { readonly wait: string };

/** The options that all calls share. */
export interface Waiting {
  readonly deadline: Deadline;
  /** Called with what is being waited for, on each change. */
  readonly progress: (message: string) => void;
}

/** The deadline has passed; the message, on one line, is what was being waited for. */
export class DeadlineError extends GatehouseError {
  override readonly name = 'DeadlineError';

  constructor(message: string) {
    super('GH-AWS-002', message);
  }
}

const MOST_BACKOFF_MS = 30_000;

/**
 * Repeats a step until it is done: at the poll interval, and with backoff while calls fail.
 * @throws the step's error, immediately if it is permanent; {@link DeadlineError} at the deadline
 */
export async function retryUntilDone<T>(
  { deadline, progress }: Waiting,
  step: () => Promise<Step<T>>,
): Promise<T> {
  let failures = 0;
  let reason: string | undefined;
  for (;;) {
    let now: string;
    try {
      const result = await step();
      if ('done' in result) return result.done;
      now = result.wait;
      failures = 0;
    } catch (error) {
      deadline.throwIfInterrupted();
      const fault = classifyError(error);
      if (fault.kind !== 'passing') throw error;
      // An error that the deadline caused says nothing about what was being waited for.
      const cutOff = error instanceof ResponseTimeoutError && error.atDeadline;
      now = cutOff && reason !== undefined ? reason : fault.reason;
      failures += 1;
    }
    if (now !== reason) progress(now);
    reason = now;
    if (!(await deadline.wait(pause(deadline.pollMs, failures))))
      throw new DeadlineError(`given up after ${deadline.timeoutMs / 1_000} s: ${reason}`);
  }
}

/** Half of the pause is random, so that many builds do not retry at the same time. */
function pause(pollMs: number, failures: number): number {
  if (failures === 0) return pollMs;
  const most = Math.max(pollMs, MOST_BACKOFF_MS);
  return Math.min(most, pollMs * 2 ** failures) * (0.5 + Math.random() / 2);
}
