import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { VOCABULARY } from './lint/vocabulary.js';
import type { Problem } from './problem.ts';
import type { Prose } from './prose.ts';

/** Words of {@link VOCABULARY}, with the word to use. */
export const vocabularyProblems = (prose: readonly Prose[]): Problem[] =>
  prose.flatMap(({ file, line, text }) =>
    text.split('\n').flatMap((content, index) =>
      VOCABULARY.flatMap(([avoid, instead]) => {
        const word = avoid.exec(content)?.[0];
        if (word === undefined) return [];
        return [{ file, line: line + index, message: `"${word}": write ${instead}` }];
      }),
    ),
  );

/** The prose of a Markdown file; code is not prose. */
export function markdownProse(file: string, markdown: Root): Prose[] {
  const prose: Prose[] = [];
  visit(markdown, 'text', ({ value, position }) => {
    prose.push({ file, line: position!.start.line, text: value });
  });
  return prose;
}
