import { NAMES, parseArguments, UsageError } from './arguments.ts';

describe('parseArguments', () => {
  it('takes all benchmarks where none is named', () => {
    expect(parseArguments([])).toEqual({ names: NAMES, quick: false, json: false });
  });

  it('takes names and flags in any order', () => {
    expect(parseArguments(['--json', 'http', '--quick'])).toEqual({
      names: ['http'],
      quick: true,
      json: true,
    });
  });

  it.each([['htp'], ['--fast']])('refuses %s and says what there is', (argument) => {
    expect(() => parseArguments([argument])).toThrow(UsageError);
    expect(() => parseArguments([argument])).toThrow('There are:');
  });
});
