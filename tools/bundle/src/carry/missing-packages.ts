import { relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { packageLocation } from '../package-location.ts';

/**
 * Lets packages ask for packages that are not installed, with `require` or `import()`: knex asks for the driver of
 * each database. As in Node, it is an error where such a call is reached.
 * @param root The workspace.
 */
export function missingPackages(root: string): Plugin {
  const own = Symbol('asked by this plugin');
  return {
    name: 'missing-packages',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
        const { kind, importer } = options;
        if (kind === 'import-statement' || kind === 'entry-point') return undefined;
        const asked: readonly symbol[] = (pluginData as symbol[] | undefined) ?? [];
        if (asked.includes(own) || !packageLocation(relative(root, importer))) return undefined;
        const { errors } = await resolve(path, { ...options, pluginData: [...asked, own] });
        return errors.length > 0 ? { path, external: true } : undefined;
      });
    },
  };
}
