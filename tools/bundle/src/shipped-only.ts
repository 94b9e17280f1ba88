import { relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { packageLocation } from './package-location.ts';
import { resolveOnce } from './resolve-once.ts';

/**
 * Keeps packages out of a bundle that happen to be installed and that the service does not ship: the image is
 * built from what it ships alone, and the bill of materials lists nothing else. They stay imports; {@link
 * refuseUnshipped} refuses those that the service cannot do without.
 * @param root The workspace.
 * @param locations Where the packages that it ships are, such as `node_modules/express` or `libs/logging`.
 */
export function shippedOnly(root: string, locations: readonly string[]): Plugin {
  const shipped = new Set(locations);
  return {
    name: 'shipped-only',
    setup(build) {
      resolveOnce(build, /^[^./]/, (found, { path }) => {
        const location = packageLocation(relative(root, found.path));
        if (location === undefined || found.external || shipped.has(location)) return found;
        return { path, external: true };
      });
    },
  };
}
