import { BundleError } from '../bundle-error.ts';
import { installedName } from '../package-location.ts';
import type { ProductionPackage } from '../production-packages.ts';

/** Where packages go below the folder of the bundle, such as `node_modules/a/node_modules/b`. */
export type PlacedPackages = ReadonlyMap<string, ProductionPackage>;

/**
 * Gives packages their places in a node_modules of their own, so that each finds the versions that it found in the
 * workspace: at the top where nothing else has that name, else below the package that depends on it. Optional
 * dependencies count as far as the lockfile has them.
 * @param roots Locations of the packages that the bundle itself loads.
 * @throws where the bundle loads two versions of one name: one file can find one of them only
 */
export function placePackages(
  roots: readonly string[],
  packages: readonly ProductionPackage[],
): PlacedPackages {
  const byLocation = new Map(packages.map((each) => [each.location, each]));
  const placed = new Map<string, ProductionPackage>();
  for (const root of [...roots].sort()) {
    const each = byLocation.get(root) as ProductionPackage;
    const place = `node_modules/${installedName(root)}`;
    const other = placed.get(place);
    if (other !== undefined)
      throw new BundleError(
        'GH-BUNDLE-003',
        `${root} and ${other.location} stay in node_modules and are two copies of one package, of which a bundle finds one; give all who import it the same version, or set "overrides" in package.json`,
      );
    placed.set(place, each);
  }
  return placeBelow(placed, packages);
}

/**
 * Gives the dependencies of packages their places, and theirs.
 * @param first Places of those that have one.
 */
export function placeBelow(
  first: PlacedPackages,
  packages: readonly ProductionPackage[],
): PlacedPackages {
  const byLocation = new Map(packages.map((each) => [each.location, each]));
  const placed = new Map(first);
  const open = [...placed.keys()];
  const put = (place: string, each: ProductionPackage) => {
    placed.set(place, each);
    open.push(place);
  };
  for (let place = open.shift(); place !== undefined; place = open.shift())
    for (const location of placed.get(place)?.dependencies ?? []) {
      const dependency = byLocation.get(location);
      if (dependency === undefined || !location.includes('node_modules/')) continue;
      const parent = placed.get(place)?.location ?? '';
      if (dependency.locked.inBundle && location.startsWith(`${parent}/`)) {
        // It comes with the package that it is in.
        put(`${place}${location.slice(parent.length)}`, dependency);
        continue;
      }
      const name = installedName(location);
      const found = lookUp(placed, place, name);
      if (found?.location === location) continue;
      put(`${found === undefined ? '' : `${place}/`}node_modules/${name}`, dependency);
    }
  return new Map([...placed].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a package finds by a name, as Node looks for it. */
function lookUp(
  placed: ReadonlyMap<string, ProductionPackage>,
  place: string,
  name: string,
): ProductionPackage | undefined {
  for (let at = place; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const found = placed.get(`${at === '' ? '' : `${at}/`}node_modules/${name}`);
    if (found !== undefined || at === '') return found;
  }
}
