import type { RunOptions, Variant } from './benchmark.ts';

/** All measurements of one variant, in the order of the rounds. */
export interface Measured<V, M> {
  variant: V;
  measurements: M[];
}

/**
 * Measures A B C, A B C, ... and never A A, B B, C C: what slows the machine down for a while then
 * hits all variants alike.
 */
export async function inRounds<V extends Variant, M>(
  variants: readonly V[],
  rounds: number,
  measure: (variant: V) => Promise<M>,
  progress: RunOptions['progress'],
): Promise<Measured<V, M>[]> {
  const measured = variants.map((variant): Measured<V, M> => ({ variant, measurements: [] }));
  for (let round = 1; round <= rounds; round++) {
    for (const { variant, measurements } of measured) {
      progress(`round ${round} of ${rounds}: ${variant.label}`);
      try {
        measurements.push(await measure(variant));
      } catch (error) {
        throw new Error(`${variant.label} could not be measured`, { cause: error });
      }
    }
  }
  return measured;
}
