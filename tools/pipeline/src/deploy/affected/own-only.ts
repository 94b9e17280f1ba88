import { isBuiltin } from 'node:module';
import type { OnResolveResult, Plugin, ResolveOptions } from 'esbuild';

/** Packages to follow: the workspace's own, by name. All others are in the lockfile. */
export type IsOwn = (packageName: string) => boolean;

/** Marks imports that the plugin resolves itself. */
const RESOLVING = Symbol('resolving');

/** Follows the workspace's own modules, by any name: of a package, `#config` of "imports", `@/config` of "paths". */
export const ownOnly = (isOwn: IsOwn): Plugin => ({
  name: 'own-only',
  setup(build) {
    /** By folder and name, of which all modules there get the same. */
    const known = new Map<string, Promise<OnResolveResult>>();
    // A bare name: `express`, `@aws-sdk/client-s3/dist`.
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind, pluginData, resolveDir }) => {
      if (kind === 'entry-point' || pluginData === RESOLVING) return undefined;
      const parts = path.split('/');
      const name = path.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
      if (isOwn(name)) return undefined;
      if (isBuiltin(path)) return { external: true };
      const key = `${kind} ${path} ${resolveDir}`;
      const found = known.get(key) ?? resolve(path, { kind, resolveDir, pluginData: RESOLVING });
      known.set(key, found);
      return found;
    });

    async function resolve(name: string, options: ResolveOptions): Promise<OnResolveResult> {
      const { path, external, errors } = await build.resolve(name, options);
      const isForeign = errors.length > 0 || path.includes('/node_modules/');
      return isForeign ? { external: true } : { path, external };
    }
  },
});
