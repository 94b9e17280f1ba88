import { join } from 'node:path';
import type { LockedPackage } from '../lockfile.ts';
import { installedName } from '../package-location.ts';
import type { PlacedPackages } from './place-packages.ts';
import { requiredLocations } from './required.ts';

/** package.json and package-lock.json of packages, from which `npm ci` installs exactly these. */
export interface ExternalManifests {
  readonly packageJson: string;
  readonly lockfile: string;
}

/**
 * The lockfile of the packages that stay in node_modules, and what npm wants beside it.
 * @param loaded Locations of those that the bundle itself loads.
 * @param root The workspace, below which archives with `file:` are.
 */
export function externalManifests(
  root: string,
  loaded: readonly string[],
  placed: PlacedPackages,
): ExternalManifests {
  const required = requiredLocations(loaded, placed.values());
  const dependencies = Object.fromEntries(
    [...placed.values()].flatMap(({ location, locked }) =>
      loaded.includes(location) ? [[installedName(location), specifierOf(root, locked)]] : [],
    ),
  );
  const own = { name: 'external', version: '0.0.0', private: true, dependencies };
  const packages = Object.fromEntries(
    [...placed].map(([place, { locked, location }]) => [
      place,
      entryOf(root, locked, required.has(location)),
    ]),
  );
  const text = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    packageJson: text(own),
    lockfile: text({
      ...{ name: own.name, version: own.version, lockfileVersion: 3, requires: true },
      packages: { '': own, ...packages },
    }),
  };
}

const specifierOf = (root: string, { version = '*', resolved }: LockedPackage) =>
  resolved === undefined || /^https?:\/\/registry\./.test(resolved)
    ? version
    : resolvedFrom(root, resolved);

function entryOf(root: string, locked: LockedPackage, isRequired: boolean): LockedPackage {
  const {
    dev: _,
    devOptional: __,
    optional: ___,
    peer: ____,
    devDependencies: _____,
    ...rest
  } = locked;
  return {
    ...rest,
    ...(rest.resolved !== undefined && { resolved: resolvedFrom(root, rest.resolved) }),
    ...(!isRequired && { optional: true }),
  };
}

const resolvedFrom = (root: string, resolved: string) =>
  resolved.startsWith('file:') ? `file:${join(root, resolved.slice('file:'.length))}` : resolved;
