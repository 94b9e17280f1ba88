import ts from 'typescript';
import type { Prose } from './prose.ts';

/** Sources whose strings people do not read: specs and what only they use. */
const UNREAD = /\.spec\.ts$|(?:^|\/)(?:test|conformance|benchmarks)(?:\/|$)/;
/** The words to avoid, and their spec. */
const VOCABULARY = /^tools\/docs\/src\/(?:.*\/)?(?:vocabulary|test-titles|.*-problems\.spec)\b/;

/** What people read in a source. */
export interface SourceProse {
  readonly comments: readonly Prose[];
  /** Help texts, prompts, messages and descriptions. A string of fewer than three words is a name, a key or code. */
  readonly strings: readonly Prose[];
}

/** Finds the comments and the texts of a source; none in the list of words to avoid. */
export function sourceProse(file: string, text: string): SourceProse {
  if (VOCABULARY.test(file)) return { comments: [], strings: [] };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const lineOf = (pos: number) => source.getLineAndCharacterOfPosition(pos).line + 1;
  const comments = new Map<number, Prose>();
  const strings: Prose[] = [];
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of commentsAt(text, node))
      comments.set(pos, { file, line: lineOf(pos), text: text.slice(pos, end) });
    if (isText(node) && !UNREAD.test(file) && /\S\s+\S+\s+\S/.test(node.text))
      strings.push({ file, line: lineOf(node.getStart(source)), text: node.text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { comments: [...comments.values()], strings };
}

const commentsAt = (text: string, node: ts.Node): ts.CommentRange[] => [
  ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
  ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
];

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node);
