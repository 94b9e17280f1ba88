import { clientError } from '../errors.ts';

/** Refuses a number outside the bounds; an absent one passes. */
export function checkBounds(
  name: string,
  value: number | undefined,
  least: number,
  most: number,
): void {
  if (value !== undefined && (value < least || value > most))
    throw clientError(`${name} must be between ${least} and ${most}.`);
}
