import { offsetFromRoot, type Tree } from '@nx/devkit';
import { packagesOf } from './packages.ts';

const OPTIONS = '@gatehouse/bundle/service.tsconfig.json';

/**
 * The tsconfig.json of a new service or library: the workspace's options, and the ones that Gatehouse's sources need in
 * addition. In Gatehouse's own repository, these are the workspace's options.
 * @param names Packages that its code and tests use; those in the workspace become project references.
 */
export function tsconfigOf(tree: Tree, folder: string, names: readonly string[]): string {
  const packages = packagesOf(tree);
  const up = offsetFromRoot(folder);
  const base = `${up}tsconfig.base.json`;
  const references = names.flatMap((name) => {
    const path = packages.get(name)?.folder;
    return path !== undefined && tree.exists(`${path}/tsconfig.json`) ? [{ path: up + path }] : [];
  });
  return JSON.stringify({
    extends: packages.has('@gatehouse/bundle') ? base : [base, OPTIONS],
    compilerOptions: {
      rootDir: 'src',
      outDir: 'dist/types',
      tsBuildInfoFile: 'dist/types/tsconfig.tsbuildinfo',
    },
    include: ['src/**/*.ts'],
    references,
  });
}
