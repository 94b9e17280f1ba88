/** @typedef {import('./read-packages.js').Package} Package */

/**
 * @typedef Shipped
 * @property {string[]} projects Names of the workspace's other projects, sorted.
 * @property {string[]} packages Names of the npm packages that it and these depend on, sorted.
 * @property {ReadonlyMap<string, string>} folders Of all packages of the workspace, by name.
 */

/**
 * What a project ships: its "dependencies", and theirs. Nx's own graph includes development dependencies, so it would
 * rebuild a service after a change of a package that only its tests use.
 * @param {readonly Package[]} packages All of the workspace.
 * @returns {(root: string) => Shipped} by a project's folder
 */
export function shippedBy(packages) {
  const byName = new Map(packages.map((each) => [each.name, each]));
  const byFolder = new Map(packages.map((each) => [each.folder, each]));
  const folders = new Map(packages.map(({ name, folder }) => [name, folder]));
  return (root) => {
    /** @type {Set<string>} */
    const shipped = new Set();
    /** @param {Package | undefined} from */
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
      folders,
    };
  };
}
