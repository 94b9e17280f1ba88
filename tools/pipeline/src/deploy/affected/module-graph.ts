import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { sourceConditionsOf } from '@gatehouse/service-manifest';
import type { Metafile } from 'esbuild';
import { ownOnly, type IsOwn } from './own-only.ts';

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
