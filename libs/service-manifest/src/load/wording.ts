import { shown } from '../source/secret-text.ts';

/** `one of 1, 2`; or the only value. */
export const oneOf = (values: readonly unknown[]) =>
  `${values.length > 1 ? 'one of ' : ''}${values.map((value) => JSON.stringify(value)).join(', ')}`;

/** `, not 12`; or that the value is missing. */
export function not(given: unknown): string {
  if (given === undefined) return '; it is missing';
  return `, not ${shown(given)}`;
}
