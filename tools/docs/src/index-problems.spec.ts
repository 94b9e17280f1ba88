import { indexProblems } from './index-problems.ts';

const index = '# Name\n\n- [One](docs/one.md): about one\n- [Gone](docs/gone.md): about nothing\n';

describe('indexProblems', () => {
  it('finds files that the index omits and links to missing files', () => {
    expect(indexProblems(index, ['docs/one.md', 'docs/two.md'])).toEqual([
      { file: 'llms.txt', line: 1, message: 'no link to docs/two.md' },
      { file: 'llms.txt', line: 4, message: 'docs/gone.md does not exist' },
    ]);
  });

  it('accepts an index that has each file', () => {
    expect(indexProblems(index, ['docs/one.md', 'docs/gone.md'])).toEqual([]);
  });
});
