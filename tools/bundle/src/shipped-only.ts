import { relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { packageLocation } from './package-location.ts';
import { resolveOnce } from './resolve-once.ts';

/**
 * Keeps packages out of a bundle that happen to be installed and that the service does not ship: the image is
 * built from what it ships alone, and the bill of materials lists nothing else. Code that asks for such a
 * package with `require` or `import()` can do without, as for optional peers; a plain import is an error.
 * @param root The workspace.
 * @param locations Where the packages that it ships are, such as `node_modules/express` or `libs/logging`.
 */
export function shippedOnly(root: string, locations: readonly string[]): Plugin {
  const shipped = new Set(locations);
  return {
    name: 'shipped-only',
    setup(build) {
      resolveOnce(build, /^[^./]/, (found, { path, kind }) => {
        const location = packageLocation(relative(root, found.path));
        if (location === undefined || found.external || shipped.has(location)) return found;
        if (kind !== 'import-statement') return { path, external: true };
        const text = `"${path}" is imported and not a dependency of the service or of a package it ships; add it to "dependencies"`;
        return { errors: [{ text }] };
      });
    },
  };
}
