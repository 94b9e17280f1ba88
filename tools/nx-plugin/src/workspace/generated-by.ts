import type { Tree } from '@nx/devkit';
import { editJson, readJsonc } from './edit-json.ts';

interface PackageJson {
  gatehouse: { generatedBy?: string };
}

/** The last release that did not record its version. */
export const FIRST_VERSION = '0.1.0';

/** The version of Gatehouse whose templates the files of a package follow, as its package.json records it. */
export const recordedIn = (tree: Tree, folder: string): string | undefined =>
  readJsonc<PackageJson>(tree, `${folder}/package.json`).gatehouse?.generatedBy;

/**
 * Records in a package.json which version generated the package's files, so that "nx migrate" can distinguish the
 * team's edits.
 */
export function recordVersion(tree: Tree, folder: string, version: string): void {
  if (recordedIn(tree, folder) === version) return;
  editJson(tree, `${folder}/package.json`, [
    { path: ['gatehouse', 'generatedBy'], value: version },
  ]);
}
