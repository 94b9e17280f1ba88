import type { CheckStatus } from './check.ts';
import type { Logger } from './logger.ts';

/** What a runner reports. */
export interface RunnerEvents {
  logger: Logger;
  /** Called when any part of the state has changed. */
  onState: () => void;
  /** Called when the status has changed. */
  onStatus: (status: CheckStatus) => void;
}
