import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Problem } from './problem.ts';
import { VOCABULARY } from './vocabulary.ts';

/** Words of {@link VOCABULARY} in the prose of a Markdown file; code is not prose. */
export function vocabularyProblems(file: string, markdown: Root): Problem[] {
  const problems: Problem[] = [];
  visit(markdown, 'text', ({ value, position }) => {
    for (const [index, text] of value.split('\n').entries())
      for (const [avoid, instead] of VOCABULARY) {
        const word = new RegExp(avoid, 'i').exec(text)?.[0];
        if (word === undefined) continue;
        const line = position!.start.line + index;
        problems.push({ file, line, message: `"${word}": write ${instead}` });
      }
  });
  return problems;
}
