import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readPackages } from '../inference/read-packages.js';
import { shippedBy } from '../inference/shipped-by.js';

/** The package that each service depends on, and nothing else in `apps/`. */
export const KIT = '@gatehouse/service-kit';

/** ESLint visits many files of a package, and an editor's keeps running while dependencies change. */
const FRESH_MS = 2_000;

/** @type {Map<string, { names: ReadonlySet<string>, until: number }>} */
const known = new Map();

/**
 * Whether a service's bundle may contain a package: a service, a library in `libs/`, and any other package that a
 * service depends on.
 * @param {import('./package-of.js').Package} own
 */
export const ships = ({ root, folder, json }) =>
  folder.split(sep)[0] === 'libs' ||
  existsSync(join(root, folder, 'service.json')) ||
  shippedPackages(root).has(json.name);

/**
 * The names of all packages that a service depends on.
 * @param {string} root
 */
function shippedPackages(root) {
  const found = known.get(root);
  if (found !== undefined && found.until > Date.now()) return found.names;
  const packages = readPackages(root);
  const shipped = shippedBy(packages);
  const names = new Set(
    packages
      // What Nx's cache of lint knows: it has each package.json, and no manifest.
      .filter(({ folder, dependencies }) => folder.startsWith('apps/') && KIT in dependencies)
      .flatMap(({ folder }) => shipped(folder).projects),
  );
  known.set(root, { names, until: Date.now() + FRESH_MS });
  return names;
}
