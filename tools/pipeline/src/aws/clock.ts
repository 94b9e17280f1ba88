import { setTimeout as sleep } from 'node:timers/promises';

/** The time that waiting goes by. Commands wait by {@link realClock}, tests by one on which a pause takes no time. */
export interface Clock {
  /** Milliseconds since some moment; never goes back, even when the machine's time is set. */
  now(): number;
  /** The date and the time of day; moments such as the end of evidence are compared with it. */
  date(): Date;
  /**
   * Resolves after so many milliseconds.
   * @throws an AbortError as soon as the signal is aborted
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  sleep: (ms, signal) => sleep(ms, undefined, { ...(signal && { signal }) }),
};
