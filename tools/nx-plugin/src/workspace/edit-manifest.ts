import { formatFiles, type Tree } from '@nx/devkit';
import { applyEdits, modify, type JSONPath } from 'jsonc-parser';
import { suggest } from '@gatehouse/service-manifest';
import { writeRendered } from '../sync/write-rendered.ts';
import { APPS, manifestTexts } from './read-services.ts';

/** One value to set in a manifest; a path that ends in -1 appends to a list. */
export interface Edit {
  readonly path: JSONPath;
  readonly value: unknown;
}

/** @throws one line where there is no such service */
export function manifestTextOf(tree: Tree, service: string): string {
  const all = manifestTexts(tree);
  const found = all.find(({ name }) => name === service);
  if (found) return found.text;
  const names = all.map(({ name }) => name);
  throw new Error(
    `There is no service "${service}"${suggest(service, names)}; there is: ${names.join(', ') || 'none'}`,
  );
}

/**
 * Changes a manifest, comments kept, and renders what follows from it.
 * @throws where the manifest is not valid any more; nothing is written then
 */
export async function editManifest(
  tree: Tree,
  service: string,
  { path, value }: Edit,
): Promise<void> {
  const text = manifestTextOf(tree, service);
  const options = {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
    isArrayInsertion: path.at(-1) === -1,
  };
  tree.write(
    `${APPS}/${service}/service.json`,
    applyEdits(text, modify(text, path, value, options)),
  );
  await formatFiles(tree);
  writeRendered(tree, `${APPS}/${service}`);
}
