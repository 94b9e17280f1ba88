import type { Verdict } from '../model/verdict.ts';
import { cleanText } from './clean-text.ts';

/**
 * The verdict with every text in it cleaned, so that no place that prints one can forget to.
 * Dates and numbers stay; the verdict passed in is not changed.
 */
export const cleanVerdict = (verdict: Verdict): Verdict => clean(verdict);

function clean<T>(value: T): T;
function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((each) => clean<unknown>(each));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, clean<unknown>(each)]),
  );
}
