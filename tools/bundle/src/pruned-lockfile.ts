import type { LockedPackage, Lockfile } from './lockfile.ts';
import type { ProductionPackage } from './production-packages.ts';

/**
 * The lockfile with what a service needs when it runs and nothing else: from it, scanners see what
 * a bundle hides. Not meant to be installed from.
 */
export function prunedLockfile(
  { lockfileVersion }: Lockfile,
  service: string,
  packages: readonly ProductionPackage[],
): string {
  const kept = packages.flatMap(({ location, name, locked }): [string, LockedPackage][] => {
    if (location.includes('node_modules/')) return [[location, locked]];
    // As npm writes a package of the workspace: itself, and a link to its folder.
    const { devDependencies: _, ...shipped } = locked;
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
