/**
 * Describes the first difference of a value from the expected one, as `path: expected ..., found ...`; undefined if
 * there is none. Ignores additional members, but not additional list elements.
 */
export function findDifference(expected: unknown, found: unknown, path = ''): string | undefined {
  const differs = (): string =>
    `${path || 'answer'}: expected ${show(expected)}, found ${show(found)}`;
  if (expected instanceof RegExp) return expected.test(String(found)) ? undefined : differs();
  if (expected instanceof Uint8Array || expected instanceof Date)
    return show(expected) === show(found) ? undefined : differs();
  if (typeof expected !== 'object' || expected === null)
    return Object.is(expected, found) ? undefined : differs();
  if (typeof found !== 'object' || found === null) return differs();
  if (Array.isArray(expected) && (!Array.isArray(found) || found.length !== expected.length))
    return differs();
  for (const [name, each] of Object.entries(expected)) {
    const at = path ? `${path}.${name}` : name;
    const difference = findDifference(each, (found as Record<string, unknown>)[name], at);
    if (difference) return difference;
  }
  return undefined;
}

const show = (value: unknown): string =>
  value instanceof RegExp ? String(value) : (JSON.stringify(value) ?? 'nothing');
