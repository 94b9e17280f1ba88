/**
 * Puts together what shares a name, also by way of others: of [[CVE-1, GHSA-1], [GHSA-1, ALAS-1]] comes
 * one group. @param idsOf The names of an item; at least one.
 */
export function joinAliases<T>(items: readonly T[], idsOf: (item: T) => readonly string[]): T[][] {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const item of items) {
    const [first, ...others] = idsOf(item);
    if (first === undefined) continue;
    if (!parent.has(first)) parent.set(first, first);
    for (const id of others) parent.set(root(id), root(first));
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
