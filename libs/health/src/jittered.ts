/** Varies the interval by up to this share, so that the tasks of a fleet do not check at the same time. */
const JITTER = 0.1;

/** An interval, a little shorter or longer. */
export const jittered = (ms: number): number => ms * (1 + JITTER * (2 * Math.random() - 1));
