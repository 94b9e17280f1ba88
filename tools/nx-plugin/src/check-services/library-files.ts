import { posix } from 'node:path';
import { readJson, type Tree } from '@nx/devkit';
import { closureOf, packagesOf } from '../workspace/packages.ts';
import { readSource, type SourceFile } from './source-file.ts';

interface PackageJson {
  name?: string;
  main?: string;
  exports?: unknown;
  nx?: { tags?: string[] };
}

/** Gatehouse's own libraries, whose variables each service has. */
const OWN = /^type:(?:kit|runtime)$/;

/**
 * The files of the workspace's libraries that a service's sources import, directly or through other files. A library has
 * files for several services, and each one answers only for those that it loads.
 */
export function libraryFiles(
  tree: Tree,
  folder: string,
  sources: readonly SourceFile[],
): SourceFile[] {
  const packages = packagesOf(tree);
  const libraries = new Map(
    closureOf(folder, packages)
      .filter((each) => each !== folder)
      .flatMap((each) => {
        const json = readJson<PackageJson>(tree, `${each}/package.json`);
        return json.name === undefined || json.nx?.tags?.some((tag) => OWN.test(tag))
          ? []
          : [[json.name, { folder: each, json }] as const];
      }),
  );
  const found = new Map<string, SourceFile>();
  const follow = ({ path, uses }: SourceFile) => {
    for (const { kind, name } of uses) {
      if (kind !== 'import') continue;
      const target = name.startsWith('.')
        ? posix.join(posix.dirname(path), name)
        : entryOf(name, libraries);
      if (target === undefined || found.has(target) || target.startsWith(`${folder}/`)) continue;
      if (!tree.isFile(target) || !/\.[cm]?[jt]sx?$/.test(target)) continue;
      const file = readSource(tree, target);
      found.set(target, file);
      follow(file);
    }
  };
  if (libraries.size > 0) sources.forEach(follow);
  return [...found.values()];
}

/** The file of an import such as `@shop/money` or `@shop/money/format`. */
function entryOf(
  specifier: string,
  libraries: ReadonlyMap<string, { folder: string; json: PackageJson }>,
): string | undefined {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const library = libraries.get(name);
  if (library === undefined) return undefined;
  const { folder, json } = library;
  const target = targetOf(json, `.${specifier.slice(name.length)}`) ?? 'src/index.ts';
  return posix.join(folder, target);
}

function targetOf({ exports, main }: PackageJson, path: string): string | undefined {
  const isMap = typeof exports === 'object' && exports !== null && '.' in exports;
  const target = isMap ? (exports as Record<string, unknown>)[path] : exports;
  return sourceOf(target) ?? (path === '.' ? main : undefined);
}

/** The source among the conditions of an export, which Nx's libraries list beside their output. */
function sourceOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  const all = Object.values(target).flatMap((each) => sourceOf(each) ?? []);
  return all.find((each) => /(?<!\.d)\.[cm]?tsx?$/.test(each)) ?? all[0];
}
