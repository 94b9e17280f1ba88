import { cleanText, cutText } from '../gate/reporters/clean-text.ts';
import type { Colours } from '../gate/reporters/reporter.ts';
import { fixLines } from './run/fix-lines.ts';
import { isDone, type Result } from './run/step-result.ts';
import { summaryOf } from './summary.ts';
import type { Step } from './step.ts';

const MOST = 400;
const KIND_WIDTH = 9;

/** The plan, before any check: one line for each step, followed by the manual work. */
export function planText(steps: readonly Step[], colours: Colours): string {
  const lines = steps.flatMap((step) => [planLine(step, colours), ...notesOf(step, colours)]);
  const { manual, automatic, checks, questions, minutes } = summaryOf(steps);
  return [
    ...lines,
    '',
    `${manual} manual actions, ${automatic} automatic, ${checks} checks, at most ${questions} questions; about ${minutes} minutes, most of them for AWS.`,
    'Costs: docs/costs.md. The audit trail, and the log archive of production, cannot be deleted for years.',
    '',
  ].join('\n');
}

const planLine = ({ kind, title, minutes }: Step, { bold, dim }: Colours): string => {
  const word = kind.padEnd(KIND_WIDTH);
  return `${kind === 'manual' ? bold(word) : dim(word)}  ${title}${minutes === undefined ? '' : dim(` (about ${minutes} min)`)}`;
};

function notesOf(step: Step, { dim }: Colours): string[] {
  const indent = ' '.repeat(KIND_WIDTH + 2);
  return [
    ...(step.kind === 'manual' ? step.instructions.map((line) => `${indent}${line}`) : []),
    ...(step.question === undefined ? [] : [dim(`${indent}asks: ${step.question}`)]),
    ...(step.cost === undefined ? [] : [dim(`${indent}cost: ${step.cost}`)]),
  ];
}

const WORDS: Readonly<Record<Result['state'], string>> = {
  done: 'ok',
  applied: 'done',
  missing: 'MISSING',
  differs: 'DIFFERS',
  waiting: 'waits',
  failed: 'FAILED',
};

/** A step and its evidence, on one line; a program's error has more. */
export function resultLine({ step, state, detail }: Result, colours: Colours): string {
  const word = WORDS[state].padEnd(7);
  const painted = paint(state, colours)(word);
  const [first = '', ...more] = detail.split('\n');
  const seen = `${painted}  ${step.title}: ${cutText(cleanText(first), MOST)}`;
  return [seen, ...more.map((line) => `         ${cutText(cleanText(line), MOST)}`)].join('\n');
}

function paint(state: Result['state'], { green, yellow, red, dim }: Colours) {
  if (state === 'waiting') return dim;
  if (state === 'failed') return red;
  return state === 'done' || state === 'applied' ? green : yellow;
}

/** The manual work to do next: for each open step that no other step blocks. */
export function nextText(results: readonly Result[], colours: Colours): string {
  const open = results.filter((result) => !isDone(result) && result.state !== 'waiting');
  return open
    .map((result, at) => {
      const title = `${colours.bold(`${at + 1}. ${result.step.title}`)}`;
      const lines = fixLines(result).map((line) => `   ${line}`);
      return [
        title,
        `   ${cutText(cleanText(result.detail.split('\n')[0]!), MOST)}`,
        ...lines,
      ].join('\n');
    })
    .join('\n');
}
