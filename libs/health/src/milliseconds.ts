/**
 * @returns the value, a time in milliseconds.
 * @throws {RangeError} naming it, if a timer would not accept it: with NaN, for example, a check would
 * run without a pause.
 */
export function milliseconds(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1 && value < 2 ** 31) return value;
  throw new RangeError(`${name} is ${value}: expected milliseconds, a whole number of 1 or more`);
}
