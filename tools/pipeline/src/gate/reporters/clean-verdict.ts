import type { Verdict } from '../model/verdict.ts';
import { cleanText } from './clean-text.ts';

/**
 * The verdict with every text cleaned, so that no code that prints one can forget it. Dates and
 * numbers remain; the given verdict is not changed.
 */
export const cleanVerdict = (verdict: Verdict): Verdict => clean(verdict);

/**
 * A clean value is returned as it is: a copy of 100,000 findings would take more memory than they
 * do.
 */
function clean<T>(value: T): T;
function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Array.isArray(value) ? cleanList(value) : cleanObject(value as Record<string, unknown>);
}

function cleanList(values: readonly unknown[]): readonly unknown[] {
  let cleaned: unknown[] | undefined;
  for (const [at, value] of values.entries()) {
    const made = clean<unknown>(value);
    if (!Object.is(made, value)) (cleaned ??= [...values])[at] = made;
  }
  return cleaned ?? values;
}

function cleanObject(values: Record<string, unknown>): Record<string, unknown> {
  let cleaned: Record<string, unknown> | undefined;
  for (const key in values) {
    const made = clean<unknown>(values[key]);
    if (!Object.is(made, values[key])) (cleaned ??= { ...values })[key] = made;
  }
  return cleaned ?? values;
}
