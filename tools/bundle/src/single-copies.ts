import { installedName } from './package-location.ts';
import type { ProductionPackage } from './production-packages.ts';

/**
 * Of packages that are installed several times in the same version, with the same dependencies, the location of the
 * one copy that is bundled: by location of each. npm installs `mime-types` four times below express's packages
 * where another version is at the top, and each copy builds its own tables when a service starts.
 */
export function singleCopies(packages: readonly ProductionPackage[]): ReadonlyMap<string, string> {
  const byLocation = new Map(packages.map((each) => [each.location, each]));
  const firstOf = new Map<string, string>();
  const kept = new Map<string, string>();

  function keep(location: string): string {
    const known = kept.get(location);
    if (known !== undefined) return known;
    // What depends on itself in a circle stays as it is.
    kept.set(location, location);
    const { name, locked, dependencies } = byLocation.get(location) as ProductionPackage;
    // Packages of the workspace are there once.
    if (locked.integrity === undefined) return location;
    const needs = dependencies.map((each) => [installedName(each), keep(each)]);
    const identity = JSON.stringify([name, locked.version, locked.integrity, needs.sort()]);
    const first = firstOf.get(identity) ?? location;
    firstOf.set(identity, first);
    kept.set(location, first);
    return first;
  }

  for (const { location } of packages) keep(location);
  return kept;
}
