import { NAMES, parseArguments, UsageError } from './arguments.ts';

describe('parseArguments', () => {
  it('runs all comparisons if none is named, but not the soak', () => {
    const names = NAMES.filter((name) => name !== 'soak');
    expect(parseArguments([])).toEqual({ names, quick: false, json: false });
  });

  it('accepts the duration of the soak', () => {
    expect(parseArguments(['soak', '--seconds', '60'])).toMatchObject({
      names: ['soak'],
      seconds: 60,
    });
  });

  it.each([[['--seconds']], [['--seconds', 'x']], [['--seconds', '5']]])('refuses %j', (args) => {
    expect(() => parseArguments(args)).toThrow('--seconds takes a whole number from 20');
  });

  it('accepts names and flags in any order', () => {
    expect(parseArguments(['--json', 'http', '--quick'])).toEqual({
      names: ['http'],
      quick: true,
      json: true,
    });
  });

  it.each([['htp'], ['--fast']])('refuses %s and lists the alternatives', (argument) => {
    expect(() => parseArguments([argument])).toThrow(UsageError);
    expect(() => parseArguments([argument])).toThrow('There are:');
  });
});
