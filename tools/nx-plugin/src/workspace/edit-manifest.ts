import { formatFiles, type Tree } from '@nx/devkit';
import { applyEdits, findNodeAtLocation, modify, parseTree, type JSONPath } from 'jsonc-parser';
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
  ...edits: readonly Edit[]
): Promise<void> {
  const { text } = findService(tree, service);
  tree.write(`${APPS}/${service}/service.json`, edits.reduce(edited, text));
  await formatFiles(tree);
  writeRendered(tree, `${APPS}/${service}`);
}

function edited(text: string, { path, value }: Edit): string {
  const options = {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
    isArrayInsertion: path.at(-1) === -1,
  };
  return (
    (value === undefined ? withoutLast(text, path) : undefined) ??
    applyEdits(text, modify(text, path, value, options))
  );
}

/** Without the last of several in a list: where that is on one line, jsonc-parser 3.3.1 leaves no JSON. */
function withoutLast(text: string, path: JSONPath): string | undefined {
  const root = parseTree(text);
  const { children = [] } = (root && findNodeAtLocation(root, path.slice(0, -1))) ?? {};
  const [before, last] = children.slice(-2);
  if (!before || !last || path.at(-1) !== children.length - 1) return undefined;
  return text.slice(0, before.offset + before.length) + text.slice(last.offset + last.length);
}
