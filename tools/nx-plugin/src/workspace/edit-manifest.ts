import { formatFiles, type Tree } from '@nx/devkit';
import { applyEdits, modify, type JSONPath } from 'jsonc-parser';
import { writeRendered } from '../sync/write-rendered.ts';
import { findService } from './find-service.ts';
import { APPS } from './read-services.ts';

/** One value to set in a manifest; a path that ends in -1 appends to a list. */
export interface Edit {
  readonly path: JSONPath;
  readonly value: unknown;
}

/**
 * Changes a manifest, keeps its comments, and renders the service's files again.
 * @throws where the changed manifest is not valid; nothing is written then
 */
export async function editManifest(
  tree: Tree,
  service: string,
  { path, value }: Edit,
): Promise<void> {
  const { text } = findService(tree, service);
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
