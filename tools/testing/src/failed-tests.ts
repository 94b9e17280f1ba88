import { withoutColours } from './without-colours.ts';

/** The tests that failed in what Jest wrote for several projects: `pipeline src/a.spec.ts: suite › test`. */
export function failedTests(output: string): string[] {
  const failed = new Set<string>();
  let file: string | undefined;
  for (const line of withoutColours(output).split('\n')) {
    const [, outcome, where] = /^ ?(PASS|FAIL) +(.+?) *(?:\([\d.]+ m?s\))?$/.exec(line) ?? [];
    if (outcome !== undefined) file = outcome === 'FAIL' ? where : undefined;
    const [, test] = /^ {2}● (.+)$/.exec(line) ?? [];
    // Under this name Jest shows what was written, of files whose tests passed too.
    if (file !== undefined && test !== undefined && test !== 'Console')
      failed.add(`${file.replace(/ +/g, ' ')}: ${test}`);
  }
  // Jest sums up at its end, without the project's name.
  const named = [...failed];
  return named.filter((test) => !named.some((other) => other.endsWith(` ${test}`)));
}
