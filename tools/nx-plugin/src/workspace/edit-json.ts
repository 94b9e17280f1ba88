import type { Tree } from '@nx/devkit';
import { lineEndOf } from './line-end.ts';
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  parseTree,
  type JSONPath,
} from 'jsonc-parser';

/** One value to set in JSON with comments; a path that ends in -1 appends to a list. */
export interface Edit {
  readonly path: JSONPath;
  readonly value: unknown;
}

/** Changes JSON, and keeps its comments. */
export const editedJson = (text: string, edits: readonly Edit[]): string =>
  edits.reduce(edited, text);

/** Changes a JSON file, and keeps its comments; creates a missing file. */
export function editJson(tree: Tree, file: string, edits: readonly Edit[]): void {
  if (edits.length > 0) tree.write(file, editedJson(tree.read(file, 'utf8') ?? '{}', edits));
}

/** The content of a JSON file with comments; an empty object if there is none. */
export const readJsonc = <T>(tree: Tree, file: string): Partial<T> =>
  (parse(tree.read(file, 'utf8') ?? '{}') ?? {}) as Partial<T>;

function edited(text: string, { path, value }: Edit): string {
  const options = {
    formattingOptions: {
      insertSpaces: !/^\t/m.test(text),
      tabSize: /^( +)/m.exec(text)?.[1]?.length ?? 2,
      eol: lineEndOf(text),
    },
    isArrayInsertion: path.at(-1) === -1,
  };
  return (
    (value === undefined ? withoutLast(text, path) : undefined) ??
    applyEdits(text, modify(text, path, value, options))
  );
}

/**
 * Removes the last element of a list itself, because jsonc-parser 3.3.1 leaves invalid JSON if the list is on one line.
 */
function withoutLast(text: string, path: JSONPath): string | undefined {
  const root = parseTree(text);
  const { children = [] } = (root && findNodeAtLocation(root, path.slice(0, -1))) ?? {};
  const [before, last] = children.slice(-2);
  if (!before || !last || path.at(-1) !== children.length - 1) return undefined;
  return text.slice(0, before.offset + before.length) + text.slice(last.offset + last.length);
}
