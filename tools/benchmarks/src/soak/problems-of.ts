import type { ServiceResult } from './result.ts';

/** What a heap may grow from the first quarter to the end: caches that fill, and compiled code. */
const GROWTH = 1.15;

const GROWTH_BYTES = 4 * 1_048_576;

/** What the heap and the end of a service say against it. */
export function problemsOf({ name, heap, exit }: Omit<ServiceResult, 'problems'>): string[] {
  const [first = NaN] = heap;
  const last = heap.at(-1) ?? NaN;
  const grew = last > first * GROWTH + GROWTH_BYTES;
  const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(1);
  return [
    ...(grew ? [`${name}: the heap grew from ${megabytes(first)} to ${megabytes(last)} MB`] : []),
    ...(exit === 0 ? [] : [`${name}: exited with ${exit} on SIGTERM`]),
  ];
}
