import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ name?: string, workspaces?: string[], dependencies?: Record<string, string> }} PackageJson */

/**
 * @typedef Shipped
 * @property {string[]} projects Names of the workspace's other projects, sorted.
 * @property {string[]} packages Names of the npm packages that it and these depend on, sorted.
 */

/**
 * Reads what a project ships: its "dependencies", and theirs. Nx's own graph has the development dependencies
 * as well, and would build a service again for a change in what only its tests use.
 * @param {string} workspaceRoot
 * @returns {(root: string) => Shipped} by a project's folder
 */
export function readShipped(workspaceRoot) {
  const { workspaces = [] } = read(join(workspaceRoot, 'package.json')) ?? {};
  const packages = workspaces
    .flatMap((pattern) => foldersOf(workspaceRoot, pattern))
    .flatMap((folder) => {
      const found = read(join(workspaceRoot, folder, 'package.json'));
      return found ? [{ folder, ...found }] : [];
    });
  const byName = new Map(packages.map((each) => [each.name ?? each.folder, each]));
  const byFolder = new Map(packages.map((each) => [each.folder, each]));
  return (root) => {
    /** @type {Set<string>} */
    const shipped = new Set();
    /** @param {PackageJson | undefined} from */
    const visit = (from) => {
      for (const name of Object.keys(from?.dependencies ?? {}))
        if (!shipped.has(name)) {
          shipped.add(name);
          visit(byName.get(name));
        }
    };
    visit(byFolder.get(root));
    const names = [...shipped].sort();
    return {
      projects: names.filter((name) => byName.has(name)),
      packages: names.filter((name) => !byName.has(name)),
    };
  };
}

/**
 * @param {string} workspaceRoot
 * @param {string} pattern
 */
function foldersOf(workspaceRoot, pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  try {
    return readdirSync(join(workspaceRoot, parent)).map((name) => `${parent}/${name}`);
  } catch {
    return [];
  }
}

/**
 * @param {string} file
 * @returns {PackageJson | undefined} none where there is none, or it is not JSON, which npm and Nx report
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
