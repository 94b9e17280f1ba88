import * as z from 'zod';
import { DECIMAL } from '../requests/integer-text.ts';

/**
 * A whole number in an environment variable, in decimal digits; other notations, such as `0x10` or
 * `1e3`, are rejected.
 * @param what The name in the error: `expected milliseconds, a whole number of 100 or more`.
 * @example z.object({ RETRY_MS: integerVariable('milliseconds', 100).default(30_000) })
 */
export function integerVariable(what: string, min: number, max = Number.MAX_SAFE_INTEGER) {
  const range = max < Number.MAX_SAFE_INTEGER ? `from ${min} to ${max}` : `of ${min} or more`;
  const error = `expected ${what}, a whole number ${range}`;
  return z
    .string({ error })
    .regex(DECIMAL, { error, abort: true })
    .transform(Number)
    .pipe(z.int({ error }).min(min, { error }).max(max, { error }));
}
