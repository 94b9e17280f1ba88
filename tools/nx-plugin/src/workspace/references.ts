import type { Tree } from '@nx/devkit';
import { editJson, readJsonc } from './edit-json.ts';

const FILE = 'tsconfig.json';

interface TsConfig {
  references: { path: string }[];
}

/** Adds a project to the references of the workspace's tsconfig.json. */
export function addReference(tree: Tree, folder: string): void {
  if (!tree.exists(FILE)) return;
  const { references } = readJsonc<TsConfig>(tree, FILE);
  if (references?.some(({ path }) => isOf(path, folder))) return;
  const reference = { path: `./${folder}` };
  editJson(tree, FILE, [
    references === undefined
      ? { path: ['references'], value: [reference] }
      : { path: ['references', -1], value: reference },
  ]);
}

export function removeReference(tree: Tree, folder: string): void {
  const { references = [] } = readJsonc<TsConfig>(tree, FILE);
  const at = references.findIndex(({ path }) => isOf(path, folder));
  if (at >= 0) editJson(tree, FILE, [{ path: ['references', at], value: undefined }]);
}

const isOf = (path: string, folder: string) => path.replace(/^\.\//, '') === folder;
