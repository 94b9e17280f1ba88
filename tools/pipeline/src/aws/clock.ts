import { setTimeout as sleep } from 'node:timers/promises';

/** The clock of all waiting. Commands use {@link realClock}, tests one on which a pause takes no time. */
export interface Clock {
  /** Milliseconds since an arbitrary moment; monotonic, even if the machine's time is changed. */
  now(): number;
  /** The wall-clock time, for comparison with times such as the end of evidence. */
  date(): Date;
  /**
   * Resolves after this many milliseconds.
   * @throws an AbortError as soon as the signal is aborted
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  sleep: (ms, signal) => sleep(ms, undefined, { ...(signal && { signal }) }),
};
