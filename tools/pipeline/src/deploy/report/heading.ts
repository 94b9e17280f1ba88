import type { Colours } from '../../gate/reporters/reporter.ts';
import { clockText } from '../duration.ts';
import { shortDigests } from './describe-change.ts';
import type { Operation, OperationOutcome, OperationResult } from './report.ts';

type Paint = (colours: Colours) => (text: string) => string;
const HEADINGS: Readonly<Record<OperationOutcome, readonly [string, Paint]>> = {
  deployed: ['DEPLOYED', ({ green }) => green],
  unchanged: ['UNCHANGED', ({ green }) => green],
  done: ['DONE', ({ green }) => green],
  planned: ['PLANNED', ({ yellow }) => yellow],
  shown: ['CURRENT', ({ bold }) => bold],
  refused: ['REFUSED', ({ red }) => red],
  failed: ['FAILED', ({ red }) => red],
  undecided: ['UNDECIDED', ({ red }) => red],
  interrupted: ['INTERRUPTED', ({ yellow }) => yellow],
};

/** The text of a success, if it differs from that of a deployment. */
const SUCCESS: Readonly<Partial<Record<Operation, string>>> = {
  rollback: 'ROLLED BACK',
  restart: 'RESTARTED',
  scale: 'SCALED',
  wait: 'STABLE',
  run: 'SUCCEEDED',
  debug: 'ENDED',
};

/** The first line of a report: what became of the command. */
export function heading(report: OperationResult, colours: Colours): string {
  const { command, outcome, service, environment, revision, image, milliseconds } = report;
  const [word, paint] = HEADINGS[outcome];
  const digest = image?.slice(image.indexOf('@') + 1);
  return [
    paint(colours)(
      outcome === 'deployed' || outcome === 'done' ? (SUCCESS[command] ?? word) : word,
    ),
    colours.bold(`${service} in ${environment}`),
    ...[revision, digest && shortDigests(digest), clockText(milliseconds)].filter(Boolean),
  ].join('  ');
}
