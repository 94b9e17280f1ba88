/** How many requests to a store are in flight at once. */
const AT_ONCE = 64;

/**
 * Processes many items with limited concurrency.
 * @returns the results, in order
 */
export async function atOnce<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Array<R>(all.length);
  let next = 0;
  const lane = async () => {
    while (next < all.length) {
      const at = next++;
      results[at] = await work(all[at] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, lane));
  return results;
}
