import { relative } from 'node:path';
import type { Plugin } from 'esbuild';

const OWN = Symbol('resolved by this plugin');

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
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
        if (pluginData === OWN) return undefined;
        const found = await resolve(path, { ...options, pluginData: OWN });
        // esbuild knows best: what is asked for inside "try" may be missing.
        if (found.errors.length > 0) return undefined;
        const location = packageLocation(relative(root, found.path));
        if (location === undefined || found.external || shipped.has(location)) return found;
        if (options.kind !== 'import-statement') return { path, external: true };
        const text = `"${path}" is imported and not a dependency of the service or of a package it ships; add it to "dependencies"`;
        return { errors: [{ text }] };
      });
    },
  };
}

/** Such as `node_modules/@x/y` of `node_modules/@x/y/index.js`; undefined for what is in no node_modules. */
function packageLocation(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}
