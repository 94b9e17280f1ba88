import { clientError } from '../errors.ts';

/** Refuses a number that is there and outside of the bounds. */
export function within(name: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && (value < least || value > most))
    throw clientError(`${name} must be between ${least} and ${most}.`);
}
