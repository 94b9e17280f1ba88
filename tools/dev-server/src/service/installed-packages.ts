import { sep } from 'node:path';
import { isBuiltin } from 'node:module';
import type { OnResolveResult, Plugin } from 'esbuild';

const OWN = Symbol('resolved by this plugin');

/**
 * Leaves packages of node_modules out of a bundle, by the file that they are resolved to from where
 * they are imported; the workspace's own packages, which node_modules only links to, go in.
 * @param found takes the files
 * @param conditions lead to the sources of the workspace's own packages
 */
export function installedPackages(found: Set<string>, conditions: readonly string[]): Plugin {
  // Where a package is does not change while services run; asking esbuild is most of a build.
  const known = new Map<string, string>();
  return {
    name: 'installed-packages',
    setup({ onResolve, resolve, initialOptions }) {
      // As Node resolves, not as bundlers do.
      initialOptions.conditions = [...conditions];
      initialOptions.mainFields = ['main'];
      onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
        if (pluginData === OWN || options.kind === 'entry-point') return undefined;
        if (isBuiltin(path)) return { path, external: true };
        const key = `${options.resolveDir}\0${options.kind}\0${path}`;
        const file = known.get(key);
        const resolved = file
          ? { path: file }
          : await resolve(path, { ...options, pluginData: OWN });
        if (!resolved.path.includes(`${sep}node_modules${sep}`)) return resolved as OnResolveResult;
        known.set(key, resolved.path);
        if (options.kind === 'import-statement') found.add(resolved.path);
        return { path: resolved.path, external: true };
      });
    },
  };
}
