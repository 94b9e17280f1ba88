import { splitCommand } from './split-command.ts';

describe('splitCommand', () => {
  it.each([
    ['npx nx lint', ['npx', 'nx', 'lint']],
    ['  a   "b c"  ', ['a', 'b c']],
    [`--title="two words" 'one'`, ['--title=two words', 'one']],
    ['', []],
  ])('%s', (line, words) => {
    expect(splitCommand(line)).toEqual(words);
  });
});
