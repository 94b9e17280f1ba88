import { relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { packageLocation } from '../package-location.ts';
import { resolveOnce } from '../resolve-once.ts';

/**
 * Leaves packages in node_modules: their imports stay imports.
 * @param root The workspace.
 * @param external Locations of the packages, such as `node_modules/sharp`.
 * @param imported Gets the location of each that is imported.
 */
export function externalPackages(
  root: string,
  external: ReadonlySet<string>,
  imported: Set<string>,
): Plugin {
  return {
    name: 'external-packages',
    setup(build) {
      if (external.size === 0) return;
      resolveOnce(build, /^[^./]/, (found, { path }) => {
        const location = packageLocation(relative(root, found.path));
        if (found.external || location === undefined || !external.has(location)) return undefined;
        imported.add(location);
        return { path, external: true };
      });
    },
  };
}
