import { addUpTests } from './totals.ts';

describe('addUpTests', () => {
  it('adds up the closing lines of several projects, with or without colours', () => {
    const output = [
      'Tests:       1 failed, 2 skipped, 10 passed, 13 total',
      '\u001b[1mTests:       \u001b[22m\u001b[32m5 passed\u001b[39m, 5 total',
      'Tests: are mentioned in passing',
    ].join('\n');
    expect(addUpTests(output)).toEqual({ passed: 15, failed: 1, skipped: 2 });
  });

  it('finds no tests in a run that broke before any test', () => {
    expect(addUpTests('Test suite failed to run')).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
