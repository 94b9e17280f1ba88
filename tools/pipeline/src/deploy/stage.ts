import { REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import type { Clock } from '../aws/clock.ts';
import { Deadline } from '../aws/deadline.ts';
import { withRetries, type Aws } from './aws.ts';

/**
 * `prepare`: nothing has been changed; `apply`: the change is being made; `observe`: ECS is deploying; `conclude`: only
 * the record is missing.
 */
export type Stage = 'prepare' | 'apply' | 'observe' | 'conclude';

/** A stage: AWS, with its deadline. */
export interface StageOf {
  readonly aws: Aws;
  readonly deadline: Deadline;
}

/** The first pause of the backoff while calls fail. */
const POLL_MS = 500;

/** A stage's AWS clients repeat calls until its deadline. */
export function stageOf(
  clients: Aws,
  options: {
    readonly timeoutMs: number;
    readonly interrupt: AbortSignal | undefined;
    readonly clock: Clock;
    readonly progress: (message: string) => void;
  },
): StageOf {
  const { timeoutMs, interrupt, clock, progress } = options;
  const deadline = new Deadline({
    timeoutMs,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    pollMs: POLL_MS,
    ...(interrupt && { interrupt }),
    clock,
  });
  return { deadline, aws: withRetries(clients, { deadline, progress }) };
}
