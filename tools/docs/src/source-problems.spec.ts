import { sourceProblems } from './source-problems.ts';

const SOURCE = [
  '/** Nobody reads this comment on a terminal. */',
  'export const help = "Mend it, or ask somebody";',
  'export const key = "nobody";',
  'export const text = (name: string) => `${name}: in vain for ${name} and',
  '  whatever follows`;',
].join('\n');

describe('sourceProblems', () => {
  it('names the line and the better word for strings and templates, not for comments and names', () => {
    expect(sourceProblems('tools/a/src/a.ts', SOURCE)).toEqual(
      [
        { file: 'tools/a/src/a.ts', line: 2, message: expect.stringMatching(/^"Mend": write/) },
        { file: 'tools/a/src/a.ts', line: 2, message: expect.stringMatching(/^"somebody": write/) },
        { file: 'tools/a/src/a.ts', line: 4, message: expect.stringMatching(/^"in vain": write/) },
        { file: 'tools/a/src/a.ts', line: 4, message: expect.stringMatching(/^"whatever": write/) },
      ].toSorted((a, b) => a.line - b.line),
    );
  });

  it('ignores specs and what only they use', () => {
    expect(sourceProblems('tools/a/src/a.spec.ts', SOURCE)).toEqual([]);
    expect(sourceProblems('tools/a/src/test/a.ts', SOURCE)).toEqual([]);
  });
});
