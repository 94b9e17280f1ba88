/** More than any document needs, and far fewer than recursive code such as `JSON.stringify` can handle. */
export const MOST_LEVELS = 200;

const OPENING = /[[{]/;

/**
 * Whether parsed JSON is nested more deeply than {@link MOST_LEVELS}. `JSON.parse` accepts any depth, but a
 * handler's recursion over the value, such as that of a recursive schema, would exhaust the stack.
 */
export function isTooDeep(source: string, value: unknown): boolean {
  // Almost all bodies have fewer brackets.
  if (source.split(OPENING, MOST_LEVELS + 2).length <= MOST_LEVELS + 1) return false;
  let level = containersIn([value]);
  for (let levels = 0; level.length > 0; levels++) {
    if (levels === MOST_LEVELS) return true;
    level = containersIn(level.flatMap((container) => Object.values(container)));
  }
  return false;
}

const containersIn = (values: unknown[]) =>
  values.filter((value): value is object => typeof value === 'object' && value !== null);
