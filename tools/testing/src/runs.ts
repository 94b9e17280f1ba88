/**
 * How many inputs a property is tried with: all by night (`GATEHOUSE_NIGHTLY=1 npm test`), a quarter of them otherwise.
 * @example
 * fc.assert(property, { numRuns: runs(2_000) });
 */
export const runs = (all: number): number =>
  process.env['GATEHOUSE_NIGHTLY'] ? all : Math.ceil(all / 4);
