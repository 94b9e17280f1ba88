import { GatehouseError } from '@gatehouse/service-manifest';
import { classifyError } from './classify-error.ts';
import { ResponseTimeoutError, type Deadline } from './deadline.ts';

/** Done, or what is waited for: one line. */
export type Step<T> = { readonly done: T } | { readonly wait: string };

/** What all calls share. */
export interface Waiting {
  readonly deadline: Deadline;
  /** Told what is waited for, whenever that changes. */
  readonly progress: (message: string) => void;
}

/** The deadline has come; the message, one line, is what was waited for to the last. */
export class DeadlineError extends GatehouseError {
  override readonly name = 'DeadlineError';

  constructor(message: string) {
    super('GH-AWS-002', message);
  }
}

const MOST_BACKOFF_MS = 30_000;

/**
 * Takes a step again and again until it is done: at the poll's pace, and more and more slowly while calls fail.
 * @throws what the step throws, at once where it will not pass; {@link DeadlineError} at the deadline
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
      // What the deadline cuts off says nothing about what was waited for.
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

/** Half of it by chance, so that many builds do not come back at the same moment. */
function pause(pollMs: number, failures: number): number {
  if (failures === 0) return pollMs;
  const most = Math.max(pollMs, MOST_BACKOFF_MS);
  return Math.min(most, pollMs * 2 ** failures) * (0.5 + Math.random() / 2);
}
