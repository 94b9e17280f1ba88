import { readJson, type Tree } from '@nx/devkit';
import { KIT } from '../lint/ships.js';
import { APPS } from '../workspace/read-services.ts';

/** Services that no generator sees: without a manifest, or in a folder below another one. */
export function lostServices(tree: Tree): string[] {
  return tree.children(APPS).flatMap((name) => {
    const folder = `${APPS}/${name}`;
    if (tree.isFile(folder) || tree.isFile(`${folder}/service.json`)) return [];
    if (usesKit(tree, folder))
      return [
        `${folder} is a service without a service.json; restore it, or remove the folder and its references`,
      ];
    return tree
      .children(folder)
      .filter((inner) => tree.isFile(`${folder}/${inner}/service.json`))
      .map(
        (inner) =>
          `${folder}/${inner}/service.json is not read, because services are folders directly in ${APPS}/; move it to ${APPS}/${inner}`,
      );
  });
}

function usesKit(tree: Tree, folder: string): boolean {
  const file = `${folder}/package.json`;
  if (!tree.isFile(file)) return false;
  return KIT in (readJson<{ dependencies?: object }>(tree, file).dependencies ?? {});
}
