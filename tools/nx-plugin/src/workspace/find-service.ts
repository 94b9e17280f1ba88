import { readJson, type Tree } from '@nx/devkit';
import { GatehouseError, suggest, type ManifestText } from '@gatehouse/service-manifest';
import { APPS, manifestTexts } from './read-services.ts';

/**
 * Finds a service by its name, its package's name (which Nx shows) or its folder.
 * @throws one line with the nearest name if there is no such service
 */
export function findService(tree: Tree, given: string): ManifestText {
  const all = manifestTexts(tree);
  const found = all.find(({ name }) => name === serviceNameOf(tree, given));
  if (found) return found;
  const names = all.map(({ name }) => name);
  const near = suggest(given.split('/').at(-1) ?? '', names) || '.';
  throw new GatehouseError(
    'GH-WORKSPACE-004',
    `There is no service "${given}"${near} Services: ${names.join(', ') || 'none; create one with "npx nx generate service NAME"'}`,
  );
}

/** The name of the service with this name, package or folder; the argument itself if there is none. */
export function serviceNameOf(tree: Tree, given: string): string {
  const path = given.replace(/^\.\//, '').replace(/\/+$/, '');
  const found = manifestTexts(tree).find(({ name }) =>
    [name, `${APPS}/${name}`, packageNameOf(tree, name)].includes(path),
  );
  return found?.name ?? given;
}

function packageNameOf(tree: Tree, name: string): string | undefined {
  const file = `${APPS}/${name}/package.json`;
  return tree.exists(file) ? readJson<{ name?: string }>(tree, file).name : undefined;
}
