import { parseMarkdown } from './parse-markdown.ts';
import { markdownProse, vocabularyProblems } from './vocabulary-problems.ts';

const problemsOf = (markdown: string) =>
  vocabularyProblems(markdownProse('a.md', parseMarkdown(markdown)));

describe('vocabularyProblems', () => {
  it('names the line, the word and the better one', () => {
    expect(problemsOf('# Title\n\nFirst line.\nSomebody has to Mend it.\n')).toEqual([
      { file: 'a.md', line: 4, message: '"Mend": write "fix", or "roll forward"' },
      {
        file: 'a.md',
        line: 4,
        message:
          '"Somebody": write the role: "the on-call engineer", "a reviewer", "another deployment"',
      },
    ]);
  });

  it('finds words in table cells, list items and link texts', () => {
    const markdown = '| a | b |\n| - | - |\n| x | whatever it is |\n\n- [nobody](a.md)\n';
    expect(problemsOf(markdown).map(({ line }) => line)).toEqual([3, 5]);
  });

  it('ignores code blocks, inline code and longer words', () => {
    const markdown = '```sh\nmend whatever\n```\n\n`nobody` commends amendments to patients.\n';
    expect(problemsOf(markdown)).toEqual([]);
  });
});
