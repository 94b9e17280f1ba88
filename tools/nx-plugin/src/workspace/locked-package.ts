import { satisfies } from 'semver';

interface LockEntry {
  readonly version?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

interface Lockfile {
  readonly lockfileVersion?: number;
  packages?: Record<string, LockEntry>;
}

/** What a lockfile has of a package.json. */
export interface PackageJson {
  readonly name: string;
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** The fields of a workspace package that npm writes; npm handles a package with others. */
const LOCKED = ['name', 'version', 'license', 'dependencies', 'devDependencies'] as const;
const NOT_LOCKED = ['description', 'exports', 'gatehouse', 'nx', 'private', 'type'];

/**
 * A lockfile with an additional workspace package; undefined if it lacks one of its dependencies, or would mark one
 * differently.
 * @param isInstalled Accepts a path in the lockfile, such as `node_modules/express`.
 */
export function withPackage(
  text: string,
  manifest: PackageJson,
  folder: string,
  isInstalled: (path: string) => boolean,
): string | undefined {
  const lock = JSON.parse(text) as Lockfile;
  const { packages } = lock;
  const link = `node_modules/${manifest.name}`;
  if (lock.lockfileVersion !== 3 || !packages || packages[folder] || packages[link])
    return undefined;
  if (Object.keys(manifest).some((key) => ![...LOCKED, ...NOT_LOCKED].includes(key)))
    return undefined;
  const provides =
    (isShipped: boolean) =>
    ([name, range]: [string, string]): boolean => {
      const path = `node_modules/${name}`;
      const entry = packages[path];
      if (!entry || !isInstalled(path) || isMarked(entry, isShipped)) return false;
      const version = entry.link ? packages[entry.resolved ?? '']?.version : entry.version;
      return version !== undefined && satisfies(version, range);
    };
  const { dependencies = {}, devDependencies = {} } = manifest;
  if (!Object.entries(dependencies).every(provides(true))) return undefined;
  if (!Object.entries(devDependencies).every(provides(false))) return undefined;
  const own = Object.fromEntries(
    LOCKED.flatMap((key) => (isEmpty(manifest[key]) ? [] : [[key, manifest[key]]])),
  );
  lock.packages = Object.fromEntries(
    Object.entries({ ...packages, [folder]: own, [link]: { resolved: folder, link: true } }).sort(
      ([a], [b]) => a.localeCompare(b, 'en'),
    ),
  );
  const indent = /\n(\s+)"/.exec(text)?.[1];
  return `${JSON.stringify(lock, null, indent)}${text.endsWith('\n') ? '\n' : ''}`;
}

/** npm marks packages that only development or optional dependencies need; shipped packages must have no mark. */
const isMarked = ({ dev, optional, devOptional }: LockEntry, isShipped: boolean): boolean =>
  optional === true || devOptional === true || (isShipped && dev === true);

const isEmpty = (value: string | object | undefined): boolean =>
  value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
