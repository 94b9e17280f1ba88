import { BundleError } from './bundle-error.ts';
import { writtenBy, type LockedPackage, type Lockfile } from './lockfile.ts';

/** A package that a service needs when it runs. */
export interface ProductionPackage {
  /** Where it is below the workspace: `node_modules/express`, `libs/logging`. */
  readonly location: string;
  readonly name: string;
  readonly locked: LockedPackage;
  /** Locations of the packages that it depends on, sorted. */
  readonly dependencies: readonly string[];
}

/**
 * What a service needs when it runs, by the lockfile: what it depends on, what that depends on, and
 * so on; of the workspace's own packages the runtime dependencies only. Peers count as far as they are there: npm
 * leaves one out that conflicts ("--legacy-peer-deps"). Sorted by location.
 * @throws where the lockfile does not have something that is depended on
 */
export function productionPackages(lockfile: Lockfile, folder: string): ProductionPackage[] {
  const found = new Map<string, ProductionPackage>();
  const { name: file, install } = writtenBy(lockfile);
  const { link, resolved } = lockfile.packages[folder] ?? {};
  const open = [link ? (resolved ?? folder) : folder];
  for (let location = open.pop(); location !== undefined; location = open.pop()) {
    if (found.has(location)) continue;
    const locked = lockfile.packages[location];
    if (locked === undefined)
      throw new BundleError('GH-BUNDLE-002', `${file} has no "${location}"; run "${install}"`);
    const dependencies = dependenciesOf(lockfile, location, locked);
    found.set(location, { location, name: nameOf(location, locked), locked, dependencies });
    open.push(...dependencies);
  }
  return [...found.values()].sort((a, b) => (a.location < b.location ? -1 : 1));
}

function dependenciesOf(lockfile: Lockfile, location: string, locked: LockedPackage): string[] {
  const { name: file, install } = writtenBy(lockfile);
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = locked;
  const optional = (name: string) => name in optionalDependencies || !(name in dependencies);
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  const locations = names.flatMap((name) => {
    const found = resolve(lockfile, location, name);
    if (found === undefined && !optional(name))
      throw new BundleError(
        'GH-BUNDLE-002',
        `${file} has no "${name}", on which ${location} depends; run "${install}"`,
      );
    return found ?? [];
  });
  return [...new Set(locations)].sort();
}

/** As Node looks for a package: in the nearest node_modules, from the depending package upwards. */
function resolve({ packages }: Lockfile, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const location = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const entry = packages[location];
    if (entry !== undefined && entry.extraneous !== true)
      return entry.link ? entry.resolved : location;
    if (folder === '') return undefined;
  }
}

function nameOf(location: string, { name }: LockedPackage): string {
  return name ?? location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
