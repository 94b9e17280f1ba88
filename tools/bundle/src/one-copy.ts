import { join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { packageLocation } from './package-location.ts';
import { resolveOnce } from './resolve-once.ts';

/**
 * Takes one copy of a package where several of the same are installed.
 * @param root The workspace.
 * @param copies The location to take, by that of each copy: see `singleCopies`.
 */
export function oneCopy(root: string, copies: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'one-copy',
    setup(build) {
      resolveOnce(build, /^[^./]/, (found) => {
        const file = relative(root, found.path);
        const location = packageLocation(file) ?? '';
        const taken = copies.get(location) ?? location;
        if (found.external || taken === location) return undefined;
        return { ...found, path: join(root, taken, file.slice(location.length)) };
      });
    },
  };
}
