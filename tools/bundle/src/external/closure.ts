import type { ProductionPackage } from '../production-packages.ts';

/** Packages and all that they depend on, by location. */
export function closureOf(
  locations: Iterable<string>,
  packages: readonly ProductionPackage[],
): Set<string> {
  const byLocation = new Map(packages.map((each) => [each.location, each]));
  const found = new Set<string>();
  const open = [...locations];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(byLocation.get(next)?.dependencies ?? []));
  }
  return found;
}
