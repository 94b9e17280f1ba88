/** The largest delay of a timer, in milliseconds; a longer one would end at once. */
const LARGEST = 2 ** 31 - 1;

/** @throws {RangeError} for a limit of a peer that no timer can have */
export function checkLimits(name: string, limits: Readonly<Record<string, number>>): void {
  for (const [option, value] of Object.entries(limits))
    if (!Number.isInteger(value) || value < 1 || value > LARGEST)
      throw new RangeError(
        `${option} of ${name} is ${value}: expected a whole number from 1 to ${LARGEST}`,
      );
}
