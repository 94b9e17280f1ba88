import { sep } from 'node:path';
import type { Plugin } from 'esbuild';

const OWN = Symbol('resolved by this plugin');

/**
 * Leaves packages of node_modules out of a bundle, by the file that they are resolved to from where
 * they are imported; the workspace's own packages, which node_modules only links to, go in.
 * @param found takes the files
 */
export function installedPackages(found: Set<string>): Plugin {
  return {
    name: 'installed-packages',
    setup({ onResolve, resolve, initialOptions }) {
      // As Node resolves, not as bundlers do.
      initialOptions.conditions = [];
      initialOptions.mainFields = ['main'];
      onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
        if (pluginData === OWN || options.kind === 'entry-point') return undefined;
        const resolved = await resolve(path, { ...options, pluginData: OWN });
        if (resolved.errors.length > 0 || resolved.external) return resolved;
        if (!resolved.path.includes(`${sep}node_modules${sep}`)) return resolved;
        if (options.kind === 'import-statement') found.add(resolved.path);
        return { path: resolved.path, external: true };
      });
    },
  };
}
