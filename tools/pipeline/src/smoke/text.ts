import { cleanText, cutText } from '../gate/reporters/clean-text.ts';
import type { Colours } from '../gate/reporters/reporter.ts';
import type { SmokeResult } from './report.ts';

const LINE = 300;
const PAINT: Readonly<Record<SmokeResult['outcome'], 'green' | 'red' | 'yellow'>> = {
  passed: 'green',
  failed: 'red',
  undecided: 'yellow',
  skipped: 'yellow',
};

/** For terminals and logs. */
export function smokeText(report: SmokeResult, colours: Colours): string {
  const { service, environment, origin, outcome, checks, skipped } = report;
  const heading = [
    colours[PAINT[outcome]](outcome.toUpperCase()),
    colours.bold(`${service} in ${environment}`),
    origin ?? skipped,
  ];
  const lines = [
    heading.join('  '),
    ...checks.map(({ name, outcome: each, detail }) => {
      const word = colours[PAINT[each]](each);
      return `  - ${word}  ${name}: ${cutText(cleanText(detail), LINE)}`;
    }),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
