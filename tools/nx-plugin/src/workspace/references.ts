import { updateJson, type Tree } from '@nx/devkit';

interface TsConfig {
  references?: { path: string }[];
}

/** Adds a project to those that `tsc --build` at the top of the workspace builds. */
export function addReference(tree: Tree, folder: string): void {
  change(tree, (references) => [
    ...references.filter(({ path }) => path !== `./${folder}`),
    { path: `./${folder}` },
  ]);
}

export function removeReference(tree: Tree, folder: string): void {
  change(tree, (references) => references.filter(({ path }) => path !== `./${folder}`));
}

type References = NonNullable<TsConfig['references']>;

function change(tree: Tree, to: (references: References) => References): void {
  if (!tree.exists('tsconfig.json')) return;
  updateJson<TsConfig>(tree, 'tsconfig.json', (json) => ({
    ...json,
    references: to(json.references ?? []),
  }));
}
