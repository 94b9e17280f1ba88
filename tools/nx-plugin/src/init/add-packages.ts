import { type Tree, getPackageManagerVersion, readJson } from '@nx/devkit';
import { editJson } from '../workspace/edit-json.ts';
import { isIncluded } from '../workspace/package-folders.ts';
import { editPnpmWorkspace, usesPnpm, workspacePatterns } from '../workspace/package-manager.ts';
import type { PackageName } from '../workspace/versions.ts';
import { ANY_NAME, PACKAGES } from './generator.ts';

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

/**
 * Packages whose install scripts need not run, because their programs are packages themselves; pnpm requires a decision
 * on each.
 */
const BUILDS = ['esbuild', 'nx', 'unrs-resolver'];

export const OF_LINT: PackageName[] = ['@eslint/js', 'eslint', 'typescript-eslint'];

export function addPackages(tree: Tree): void {
  const patterns = workspacePatterns(tree);
  const missing = PACKAGES.filter(
    (pattern) => !isIncluded(pattern.replace('*', ANY_NAME), patterns, !usesPnpm(tree)),
  );
  if (usesPnpm(tree)) return editPnpmWorkspace(tree, missing, BUILDS);
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
