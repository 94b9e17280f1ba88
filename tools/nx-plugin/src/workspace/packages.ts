import { readJson, type Tree } from '@nx/devkit';
import { packageFolders } from './package-folders.ts';
import { usesPnpm, workspacePatterns } from './package-manager.ts';

interface PackageJson {
  name?: string;
  dependencies?: Record<string, string>;
}

/** The packages of the workspace by their name, with folder and dependencies that ship. */
export type Packages = ReadonlyMap<string, { folder: string; dependencies: readonly string[] }>;

/** Reads the package.json of every folder below apps/, libs/ and the like, as the package manager is told. */
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

/** Folders of a package and of all packages of the workspace that it is made of, sorted. */
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
