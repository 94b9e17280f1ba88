import { readJson, type Tree } from '@nx/devkit';
import { packageFolders } from './package-folders.ts';
import { usesPnpm, workspacePatterns } from './package-manager.ts';

interface PackageJson {
  name?: string;
  dependencies?: Record<string, string>;
}

/** The packages of the workspace by name, with their folders and shipped dependencies. */
export type Packages = ReadonlyMap<string, { folder: string; dependencies: readonly string[] }>;

/** Reads the package.json of every folder in the package manager's patterns, such as apps/ and libs/. */
export function packagesOf(tree: Tree): Packages {
  const folders = packageFolders(tree, workspacePatterns(tree), !usesPnpm(tree));
  const packages = folders.flatMap((folder) => {
    const file = `${folder}/package.json`;
    if (!tree.exists(file)) return [];
    const { name = folder, dependencies = {} } = readJson<PackageJson>(tree, file);
    return [[name, { folder, dependencies: Object.keys(dependencies) }] as const];
  });
  return new Map(packages);
}

/** Folders of a package and of all workspace packages that it consists of, sorted. */
export function closureOf(folder: string, packages: Packages): string[] {
  const byFolder = new Map([...packages.values()].map((each) => [each.folder, each]));
  const found = new Set<string>();
  const visit = (at: string) => {
    if (found.has(at)) return;
    found.add(at);
    for (const name of byFolder.get(at)?.dependencies ?? []) {
      const dependency = packages.get(name);
      if (dependency) visit(dependency.folder);
    }
  };
  visit(folder);
  return [...found].sort();
}
