import type { Tree } from '@nx/devkit';
import { editJson, readJsonc } from './edit-json.ts';

interface PackageJson {
  gatehouse: { generatedBy?: string };
}

/** The version of the last release that wrote no record. */
export const FIRST_VERSION = '0.1.0';

/** The version of Gatehouse whose templates the files of a package follow, as its package.json records it. */
export const recordedIn = (tree: Tree, folder: string): string | undefined =>
  readJsonc<PackageJson>(tree, `${folder}/package.json`).gatehouse?.generatedBy;

/**
 * Records in a package.json which version generated the files of the package: "nx migrate" finds a team's edits by
 * what that version generated.
 */
export function recordVersion(tree: Tree, folder: string, version: string): void {
  if (recordedIn(tree, folder) === version) return;
  editJson(tree, `${folder}/package.json`, [
    { path: ['gatehouse', 'generatedBy'], value: version },
  ]);
}
