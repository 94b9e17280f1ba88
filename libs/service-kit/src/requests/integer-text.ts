import * as z from 'zod';

/** Without a plus sign, leading zeros, or more digits than a number represents exactly. */
export const DECIMAL = /^(?:0|-?[1-9]\d{0,14})$/;

/**
 * A whole number in a query, path or header, in decimal digits; other notations, such as `0x10`, `1e3`,
 * `+5` or white space, are rejected.
 * @example z.strictObject({ limit: integerText(1, 100).default(20) })
 */
export function integerText(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}, in decimal digits`;
  return z
    .string({ error })
    .regex(DECIMAL, { error, abort: true })
    .transform(Number)
    .pipe(z.int().min(min, { error }).max(max, { error }))
    .meta({ integer: { type: 'integer', minimum: min, maximum: max } });
}
