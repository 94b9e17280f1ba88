import { codesIn, entriesIn, errorCodeProblems } from './error-code-problems.ts';

const CATALOGUE = `export const GATE = {\n  'GH-GATE-001': {\n    fix: 'See GH-GATE-002',\n  },\n  'GH-GATE-002': {\n  },\n};\n`;
const entries = entriesIn('gate.ts', CATALOGUE);
const used = codesIn(
  'a.ts',
  `throw new GatehouseError('GH-GATE-001', text);\nthrow f('GH-GATE-002');`,
);

describe('errorCodeProblems', () => {
  it('passes when each code has one page and each page an error', () => {
    expect(errorCodeProblems(entries, used, [])).toEqual([]);
  });

  it('names the place of a code without a page', () => {
    const uses = [...used, ...codesIn('b.ts', `\nf('GH-GATE-009')`)];
    expect(errorCodeProblems(entries, uses, [])).toMatchObject([
      { file: 'b.ts', line: 2, message: expect.stringContaining('GH-GATE-009 has no page') },
    ]);
  });

  it('names a page that no error leads to, even when a page, a spec or a document names its code', () => {
    const uses = [
      used[0]!,
      ...codesIn('a.spec.ts', 'GH-GATE-002'),
      ...codesIn('a.md', 'GH-GATE-002'),
    ];
    expect(errorCodeProblems(entries, uses, [])).toMatchObject([
      { file: 'gate.ts', line: 5, message: expect.stringContaining('used by no error') },
    ]);
  });

  it('refuses a second page of a code and a retired code', () => {
    const twice = [
      ...entries,
      ...entriesIn('other.ts', CATALOGUE.split('\n').slice(0, 2).join('\n')),
    ];
    expect(errorCodeProblems(twice, used, ['GH-GATE-002']).map(({ message }) => message)).toEqual([
      expect.stringContaining('GH-GATE-002 is retired'),
      expect.stringContaining('GH-GATE-001 is a duplicate key'),
    ]);
  });
});
