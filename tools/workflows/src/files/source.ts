import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { SourceLine } from '../workflow-problem.ts';
import { perText } from './per-text.ts';

export type Path = readonly (string | number)[];

/** A file in YAML, or in JSON, which is YAML as well; with the places of what is in it. */
export interface Source<Content = unknown> {
  /** Below the workspace, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly content: Content;
  /** Where something is, or the nearest that there is around it. */
  place(...path: Path): SourceLine;
  /** What is written behind a value, after the `#`. */
  comment(...path: Path): string | undefined;
}

/** @throws for what is not YAML, with file and line */
export const parseSource = <Content>(file: string, text: string): Source<Content> =>
  parse(file, text) as Source<Content>;

const parse = perText((file: string, text: string): Source => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error)
    throw new GatehouseError(
      'GH-WORKFLOWS-001',
      `${file}:${lines.linePos(error.pos[0]).line}  ${error.message}`,
    );
  return {
    file,
    text,
    content: document.toJS(),
    place: (...path) => ({
      file,
      line: lines.linePos(startOf(document.contents, path)).line,
    }),
    comment(...path) {
      const node = document.getIn(path, true);
      return isScalar(node) ? (node.comment?.trim() ?? undefined) : undefined;
    },
  };
});

/** Where the key of a pair starts, or an item of a list. */
function startOf(node: unknown, [first, ...rest]: Path, start = 0): number {
  if (first === undefined) return start;
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === first);
    return pair === undefined ? start : startOf(pair.value, rest, offsetOf(pair.key) ?? start);
  }
  if (isSeq(node)) {
    const item = node.items[Number(first)];
    return startOf(item, rest, offsetOf(item) ?? start);
  }
  return start;
}

const offsetOf = (node: unknown): number | undefined =>
  isNode(node) ? (node as Node).range?.[0] : undefined;
