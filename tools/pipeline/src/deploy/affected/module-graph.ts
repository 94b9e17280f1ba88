import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { sourceConditionsOf } from '@gatehouse/service-manifest';
import type { Metafile, OnResolveResult, Plugin, ResolveOptions } from 'esbuild';

/** Packages to follow: the workspace's own, by name. All others are in the lockfile. */
export type IsOwn = (packageName: string) => boolean;

/** Files that modules load beside themselves: `new URL('./query.sql', import.meta.url)`. */
const BESIDE = /new\s+URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url/g;
const CODE = /\.[cm]?[jt]sx?$/;

/**
 * The source files of each entry point, found in one pass.
 * @param root The workspace.
 * @param entries Paths relative to it.
 * @returns paths relative to it, by entry point
 * @throws if a module is unreadable, or imports a missing module
 */
export async function moduleGraph(
  root: string,
  entries: readonly string[],
  isOwn: IsOwn,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const edges = new Map<string, readonly string[]>();
  let open = [...entries];
  while (open.length > 0) {
    const { inputs } = await analyse(root, open, isOwn);
    const beside = new Set<string>();
    for (const [path, { imports }] of Object.entries(inputs)) {
      const loaded = await loadedBeside(root, path);
      loaded.filter((each) => CODE.test(each)).forEach((each) => beside.add(each));
      const own = imports.filter(({ external }) => external !== true).map((each) => each.path);
      edges.set(path, [...own, ...loaded]);
    }
    open = [...beside].filter((each) => !edges.has(each));
  }
  // By another path, where the folder of a service is a link.
  const lost = entries.find((entry) => !edges.has(entry));
  if (lost !== undefined) throw new Error(`${lost} is not where it seems to be`);
  return new Map(entries.map((entry) => [entry, reachable(entry, edges)]));
}

async function analyse(root: string, entryPoints: string[], isOwn: IsOwn): Promise<Metafile> {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints, bundle: true, write: false, metafile: true },
    ...{ platform: 'node', format: 'esm', outdir: 'dist', logLevel: 'silent' },
    // As the bundler does: a library's sources.
    conditions: [...sourceConditionsOf(root), 'module'],
    mainFields: ['module', 'main'],
    plugins: [ownOnly(isOwn)],
    loader: LOADERS,
  });
  return metafile;
}

/** Any other import refers to a file of the workspace. */
const LOADERS = Object.fromEntries(
  ['.sql', '.proto', '.html', '.ejs', '.txt', '.node', '.wasm', '.yaml', '.yml'].map(
    (extension) => [extension, 'binary' as const],
  ),
);

/** Marks imports that the plugin resolves itself. */
const RESOLVING = Symbol('resolving');

/** Follows the workspace's own modules, by any name: of a package, `#config` of "imports", `@/config` of "paths". */
const ownOnly = (isOwn: IsOwn): Plugin => ({
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

async function loadedBeside(root: string, path: string): Promise<string[]> {
  if (!CODE.test(path)) return [];
  const text = await readFile(join(root, path), 'utf8');
  return [...text.matchAll(BESIDE)].map(([, file = '']) =>
    relative(root, join(root, dirname(path), file)),
  );
}

function reachable(entry: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    open.push(...(edges.get(path) ?? []));
  }
  return found;
}
