import { sourceProse } from './source-prose.ts';
import { vocabularyProblems } from './vocabulary-problems.ts';

const SOURCE = [
  '/** Nobody reads this comment on a terminal. */',
  'export const help = "Mend it, or ask somebody"; // in vain',
  'export const key = "nobody";',
  'export const text = (name: string) => `${name}: in vain for ${name} and',
  '  whatever follows`;',
].join('\n');

function linesOf(file: string, source = SOURCE) {
  const { comments, strings } = sourceProse(file, source);
  return vocabularyProblems([...comments, ...strings]).map(({ line, message }) => [
    line,
    message.split(':')[0],
  ]);
}

describe('sourceProse', () => {
  it('contains the comments, strings and templates of a source, with their lines, but no names', () => {
    expect(linesOf('tools/a/src/a.ts').toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [1, '"Nobody"'],
      [2, '"in vain"'],
      [2, '"Mend"'],
      [2, '"somebody"'],
      [4, '"in vain"'],
      [5, '"whatever"'],
    ]);
  });

  it.each(['tools/a/src/a.spec.ts', 'tools/a/src/test/a.ts'])(
    'contains the comments of %s, but not its strings, which are data',
    (file) => {
      expect(linesOf(file)).toEqual([
        [1, '"Nobody"'],
        [2, '"in vain"'],
      ]);
    },
  );

  it('counts the lines within a comment', () => {
    expect(linesOf('a.ts', '/**\n * First.\n * Somebody.\n */\nconst a = 1;\n')).toEqual([
      [3, '"Somebody"'],
    ]);
  });
});
