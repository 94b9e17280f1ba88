import { type Tree, getPackageManagerVersion, readJson } from '@nx/devkit';
import { editJson } from '../workspace/edit-json.ts';
import { isIncluded } from '../workspace/package-folders.ts';
import { NEEDLESS_SCRIPTS } from '../workspace/install-scripts.ts';
import { editPnpmWorkspace, usesPnpm, workspacePatterns } from '../workspace/package-manager.ts';
import type { PackageName } from '../workspace/versions.ts';

const PACKAGES = ['apps/*', 'libs/*'];
const ANY_NAME = 'any-name';

/** The dependencies that images are built with; development dependencies are omitted. */
export const OF_IMAGES: PackageName[] = ['@gatehouse/bundle'];

export const OF_DEVELOPMENT: PackageName[] = [
  '@gatehouse/container',
  '@gatehouse/dev-server',
  '@gatehouse/nx',
  '@gatehouse/pipeline',
  '@gatehouse/service-manifest',
  '@types/jest',
  '@types/node',
  'jest',
  'typescript',
];

export const OF_LINT: PackageName[] = ['@eslint/js', 'eslint', 'typescript-eslint'];

export function addPackages(tree: Tree): void {
  const patterns = workspacePatterns(tree);
  const missing = PACKAGES.filter(
    (pattern) => !isIncluded(pattern.replace('*', ANY_NAME), patterns, !usesPnpm(tree)),
  );
  if (usesPnpm(tree)) return editPnpmWorkspace(tree, missing, NEEDLESS_SCRIPTS);
  editJson(
    tree,
    'package.json',
    missing.map((value) => ({ path: ['workspaces', -1], value })),
  );
}

/** Images and jobs install pnpm in this version. */
export function pinPnpm(tree: Tree): void {
  if (readJson<{ packageManager?: string }>(tree, 'package.json').packageManager !== undefined)
    return;
  const version = getPackageManagerVersion('pnpm', tree.root);
  editJson(tree, 'package.json', [{ path: ['packageManager'], value: `pnpm@${version}` }]);
}
