import { parseSource } from './source.ts';

const source = parseSource<{ jobs: object }>(
  'a.yml',
  `# A comment.
jobs:
  first:
    permissions:
      contents: read # to check out
      id-token: write
    steps:
      - name: one
        run: true
      - run: |
          two
          three
`,
);
const line = (...path: (string | number)[]) => source.place(...path).line;

describe('a source', () => {
  it('finds the line of each key and of each item', () => {
    expect(line()).toBe(1);
    expect(line('jobs')).toBe(2);
    expect(line('jobs', 'first', 'permissions', 'id-token')).toBe(6);
    expect(line('jobs', 'first', 'steps', 1)).toBe(10);
    expect(line('jobs', 'first', 'steps', 0, 'run')).toBe(9);
  });

  it('finds the nearest existing parent of a missing value', () => {
    expect(line('jobs', 'first', 'steps', 0, 'with', 'cache')).toBe(8);
    expect(line('jobs', 'second')).toBe(2);
  });

  it('returns the comment behind a value', () => {
    expect(source.comment('jobs', 'first', 'permissions', 'contents')).toBe('to check out');
    expect(source.comment('jobs', 'first', 'permissions', 'id-token')).toBeUndefined();
    expect(source.comment('jobs', 'second')).toBeUndefined();
  });

  it('refuses invalid YAML', () => {
    expect(() => parseSource('a.yml', 'a: [')).toThrow(/^a\.yml:1 {2}/);
  });
});
