import { mutantsOf } from './mutants-of.ts';

const changesIn = (text: string) => mutantsOf(text).map((mutant) => mutant.text);

it('changes operators, conditions, booleans and numbers one at a time', () => {
  expect(changesIn('if (a > 1 && !b) c = true;')).toEqual([
    'if (true) c = true;',
    'if (false) c = true;',
    'if (a > 1 || !b) c = true;',
    'if (a >= 1 && !b) c = true;',
    'if (a > 2 && !b) c = true;',
    'if (a > 1 && b) c = true;',
    'if (a > 1 && !b) ;',
    'if (a > 1 && !b) c = false;',
  ]);
});

it('removes and swaps the parts of lists, and removes properties', () => {
  expect(changesIn('const a = [b, c], d = { e, f };')).toEqual([
    'const a = [c], d = { e, f };',
    'const a = [b, ], d = { e, f };',
    'const a = [c, b], d = { e, f };',
    'const a = [b, c], d = { f };',
    'const a = [b, c], d = { e,  };',
  ]);
});

it('treats the arguments of a call with four or more as a list', () => {
  expect(changesIn('use(a, b, c, d)')).toHaveLength(1 + 4 + 3);
  expect(changesIn('use(a, b, c)')).toEqual([';']);
});

it('leaves types unchanged', () => {
  expect(changesIn('type A = true | { b: 1 }; interface C { d: false }')).toEqual([]);
});

it('reports the line and the changed text', () => {
  expect(mutantsOf('\nconst a = true;')).toMatchObject([
    { line: 2, before: 'true', after: 'false' },
  ]);
});
