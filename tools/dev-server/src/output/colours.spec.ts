import { wantsColours } from './colours.ts';

it.each<[Record<string, string>, boolean, boolean]>([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ CI: 'true' }, true, false],
  [{ CI: 'true', FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '3' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ TERM: 'dumb' }, true, false],
])(
  'decides for %j on a terminal (%s) whether to use colours: %s',
  (variables, isTerminal, wanted) => expect(wantsColours(variables, isTerminal)).toBe(wanted),
);
