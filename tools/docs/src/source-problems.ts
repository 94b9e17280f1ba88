import ts from 'typescript';
import type { Problem } from './problem.ts';
import { VOCABULARY } from './vocabulary.ts';

/** Sources whose strings people do not read: specs and what only they use, and the vocabulary itself. */
const UNREAD = /\.spec\.ts$|(?:^|\/)(?:test|conformance|benchmarks|vocabulary\.ts)(?:\/|$)/;

/**
 * Words of the vocabulary in the strings of a source: help texts, prompts, messages and descriptions. A string without
 * a space is a name.
 */
export function sourceProblems(file: string, text: string): Problem[] {
  // Only those are parsed in which there is something to find.
  const words = VOCABULARY.filter(([avoid]) => new RegExp(avoid, 'i').test(text));
  if (words.length === 0 || UNREAD.test(file)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const problems: Problem[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node) && node.text.includes(' '))
      for (const [avoid, instead] of words) {
        const word = new RegExp(avoid, 'i').exec(node.text)?.[0];
        if (word === undefined) continue;
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        problems.push({ file, line, message: `"${word}": write ${instead}` });
      }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node);
