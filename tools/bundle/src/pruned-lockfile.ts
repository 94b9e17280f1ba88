import type { LockedPackage, Lockfile } from './lockfile.ts';
import { placeBelow } from './external/place-packages.ts';
import type { ProductionPackage } from './production-packages.ts';
import { shippedEntry } from './shipped-entry.ts';

/**
 * A package-lock.json with what a service needs when it runs and nothing else: from it, scanners see what
 * a bundle hides. Not meant to be installed from.
 */
export function prunedLockfile(
  { lockfileVersion, file }: Lockfile,
  service: string,
  packages: readonly ProductionPackage[],
): string {
  const placed = file === undefined ? packages : asNpmPlaces(packages);
  const kept = placed.flatMap(({ location, name, locked }): [string, LockedPackage][] => {
    const shipped = shippedEntry(locked);
    if (location.includes('node_modules/')) return [[location, shipped]];
    // As npm writes a package of the workspace: itself, and a link to its folder.
    return [
      [location, shipped],
      [`node_modules/${name}`, { resolved: location, link: true }],
    ];
  });
  const sorted = kept.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(
    {
      name: service,
      lockfileVersion,
      requires: true,
      packages: { '': { name: service }, ...Object.fromEntries(sorted) },
    },
    null,
    2,
  )}\n`;
}

/** Packages where npm would install them, instead of in pnpm's store. */
function asNpmPlaces(packages: readonly ProductionPackage[]): ProductionPackage[] {
  const own = packages.filter(({ location }) => !location.includes('node_modules/'));
  const places = placeBelow(new Map(own.map((each) => [each.location, each])), packages);
  return [...places].map(([location, each]) => ({ ...each, location }));
}
