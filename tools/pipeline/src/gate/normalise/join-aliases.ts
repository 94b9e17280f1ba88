import { nameGroups } from './name-groups.ts';

/**
 * Groups items that share a name, also transitively: [[CVE-1, GHSA-1], [GHSA-1, ALAS-1]] is one group.
 * @param idsOf The names of an item; at least one.
 */
export function joinAliases<T>(items: readonly T[], idsOf: (item: T) => readonly string[]): T[][] {
  const { root, join } = nameGroups();
  for (const item of items) {
    const [first, ...others] = idsOf(item);
    if (first !== undefined) for (const id of others) join(first, id);
  }
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = root(idsOf(item)[0] ?? '');
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** The best-known of several names: CVE before GHSA before any other. */
export function bestName(ids: readonly string[]): string {
  const rank = (id: string) => (id.startsWith('CVE-') ? 0 : id.startsWith('GHSA-') ? 1 : 2);
  return ids.reduce((best, id) =>
    rank(id) < rank(best) || (rank(id) === rank(best) && id < best) ? id : best,
  );
}
