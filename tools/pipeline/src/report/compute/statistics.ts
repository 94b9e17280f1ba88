/** Their number, median and 90th percentile by the nearest rank; undefined if there are none. */
export interface Distribution {
  readonly count: number;
  readonly median: number | undefined;
  readonly p90: number | undefined;
}

export function distributionOf(values: readonly number[]): Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  return { count: sorted.length, median: rank(sorted, 0.5), p90: rank(sorted, 0.9) };
}

/** https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method */
const rank = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
