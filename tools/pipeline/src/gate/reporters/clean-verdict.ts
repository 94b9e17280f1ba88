import type { Verdict } from '../model/verdict.ts';
import { cleanText } from './clean-text.ts';

/**
 * The verdict with every text in it cleaned, so that no place that prints one can forget to.
 * Dates and numbers stay; the verdict passed in is not changed.
 */
export const cleanVerdict = (verdict: Verdict): Verdict => clean(verdict);

/** What is clean is returned as it is: of 100,000 findings a copy takes more memory than they do. */
function clean<T>(value: T): T;
function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Array.isArray(value)
    ? cleanEntries(value, (values) => [...values])
    : cleanEntries(value as Record<string, unknown>, (values) => ({ ...values }));
}

/** @param copy Called once there is something to change. */
function cleanEntries<T extends object>(values: T, copy: (values: T) => T): T {
  let cleaned = values;
  for (const key of Object.keys(values) as (keyof T)[]) {
    const value = clean<unknown>(values[key]);
    if (Object.is(value, values[key])) continue;
    if (cleaned === values) cleaned = copy(values);
    cleaned[key] = value as T[keyof T];
  }
  return cleaned;
}
