import { withoutColours } from './without-colours.ts';

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Adds up the `Tests:` lines that Jest closes each project with. */
export function addUpTests(output: string): Totals {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const [line] of withoutColours(output).matchAll(/^Tests: .*$/gm)) {
    for (const [, count, state] of line.matchAll(/(\d+) (passed|failed|skipped)/g)) {
      totals[state as keyof Totals] += Number(count);
    }
  }
  return totals;
}
