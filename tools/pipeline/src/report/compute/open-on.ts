import type { Span } from './spans.ts';

/** Number of open spans on each of the given days, in order. */
export function openOn(spans: readonly Span[], days: readonly number[]): number[] {
  const changes = new Array<number>(days.length + 1).fill(0);
  // The first of the days that is not before another.
  const indexOf = (day: number) => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] as number) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const { opened, ended } of spans) {
    const from = indexOf(opened);
    const to = ended === undefined ? days.length : indexOf(ended.day);
    if (to <= from) continue;
    changes[from] = (changes[from] as number) + 1;
    changes[to] = (changes[to] as number) - 1;
  }
  let open = 0;
  return days.map((_, at) => (open += changes[at] as number));
}
