import { join } from 'node:path';
import { isCode, markdownSpellingProblems, proseSpellingProblems } from './spelling-problems.ts';

const config = join(import.meta.dirname, '../cspell.json');

describe('the spelling check', () => {
  it('names the file and the line of each misspelt word in prose, every time', async () => {
    const problems = await proseSpellingProblems(
      [
        { file: 'a.ts', line: 7, text: '/**\n * The colour of a mispeling.\n */' },
        { file: 'b.ts', line: 1, text: 'a mispeling, and "npx" with a Dockerfile' },
      ],
      config,
    );
    expect(problems).toEqual([
      { file: 'a.ts', line: 8, message: expect.stringMatching(/^"mispeling" is misspelt/) },
      { file: 'b.ts', line: 1, message: expect.stringMatching(/^"mispeling" is misspelt/) },
    ]);
  });

  it('ignores code, links, addresses and options', async () => {
    const text = '`mispeling` {@link mispeling} https://mispeling.example @mispeling --mispeling';
    expect(await proseSpellingProblems([{ file: 'a.ts', line: 1, text }], config)).toEqual([]);
  });

  it('names the file and the line of a misspelt word in Markdown', async () => {
    const files = new Map([['a.md', '# Title\n\nA mispeling.\n']]);
    expect(await markdownSpellingProblems(files, config)).toMatchObject([
      { file: 'a.md', line: 3 },
    ]);
  });

  it('takes scripts, markup and style sheets for code', () => {
    const texts = [
      'if x; then y; fi',
      '<b>bold words</b>',
      'a { color: red }',
      'a message, in words',
    ];
    expect(texts.filter((text) => !isCode(text))).toEqual(['a message, in words']);
  });
});
