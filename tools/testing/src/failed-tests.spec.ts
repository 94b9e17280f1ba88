import { failedTests } from './failed-tests.ts';

describe('failedTests', () => {
  it('names the file and the full name of each test that failed, once', () => {
    const output = [
      'PASS pipeline src/good.spec.ts',
      '  ● Console',
      'FAIL pipeline src/bad.spec.ts (9.605 s)',
      '  ● Console',
      '  first',
      '    ✕ fails (5 ms)',
      '',
      '  ● first › fails',
      '    ● no test, but part of what one wrote',
      '',
      '  ● second › has (5 ms) in its name',
      '\u001b[0m\u001b[7m\u001b[1m\u001b[31m FAIL \u001b[39m\u001b[22m\u001b[27m\u001b[0m \u001b[1mlogging\u001b[22m src/broken.spec.ts',
      '  ● Test suite failed to run',
      'Summary of all failing tests',
      'FAIL src/bad.spec.ts (9.605 s)',
      '  ● first › fails',
      '',
    ].join('\n');
    expect(failedTests(output)).toEqual([
      'pipeline src/bad.spec.ts: first › fails',
      'pipeline src/bad.spec.ts: second › has (5 ms) in its name',
      'logging src/broken.spec.ts: Test suite failed to run',
    ]);
  });

  it('names nothing in a run without failures', () => {
    expect(failedTests('PASS logging src/good.spec.ts\n\nTests:  1 passed, 1 total')).toEqual([]);
  });
});
