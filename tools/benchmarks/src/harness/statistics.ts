export interface Summary {
  median: number;
  min: number;
  max: number;
}

/**
 * The middle value; for an even number of values, the mean of the two in the middle. NaN without
 * values.
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export function summarize(values: readonly number[]): Summary {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * How many times the base: the median of the ratios round by round. The measurements of a round are
 * close in time, so other load on the machine affects both and cancels out.
 */
export function ratioToBase(values: readonly number[], base: readonly number[]): number {
  return median(values.slice(0, base.length).map((value, round) => value / (base[round] ?? NaN)));
}
