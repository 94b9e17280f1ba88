import type pc from 'picocolors';
import type { Finished, StageOutcome } from './stage.ts';

const MARKS: Readonly<Record<StageOutcome, string>> = {
  passed: '✔',
  'left-out': '–',
  blocked: '✖',
  undecided: '?',
  failed: '✖',
};

/** The stages, a line each: what came of them, or that they were not reached. Pure. */
export function picture(
  names: readonly string[],
  finished: readonly Finished[],
  colours: ReturnType<typeof pc.createColors>,
): string {
  const width = Math.max(...names.map(({ length }) => length));
  const paint: Readonly<Record<StageOutcome, (text: string) => string>> = {
    passed: colours.green,
    'left-out': colours.dim,
    blocked: colours.red,
    undecided: colours.red,
    failed: colours.red,
  };
  const lines = names.map((name) => {
    const stage = finished.find((each) => each.name === name);
    if (stage === undefined) return colours.dim(`  · ${name.padEnd(width)}            not reached`);
    const { outcome, milliseconds, detail } = stage;
    const time = `${(milliseconds / 1_000).toFixed(1)} s`.padStart(8);
    const word = outcome === 'passed' || outcome === 'left-out' ? '' : `${outcome}: `;
    return `${paint[outcome](`  ${MARKS[outcome]} ${name.padEnd(width)}`)} ${colours.dim(time)}   ${word}${detail}`;
  });
  return `${lines.join('\n')}\n`;
}
