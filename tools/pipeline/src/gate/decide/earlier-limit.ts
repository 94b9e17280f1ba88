import type { Holds } from '../model/verdict.ts';

/** The earlier of two limits of a verdict. */
export const earlierLimit = (a: Holds | undefined, b: Holds): Holds =>
  a !== undefined && a.until <= b.until ? a : b;
