import { hintOf } from '@gatehouse/service-manifest';
import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { Colours } from '../../gate/reporters/reporter.ts';
import { describeChange, shortDigests } from './describe-change.ts';
import type { Change } from '../plan/changes.ts';
import { heading } from './heading.ts';
import type { OperationResult, Stopped } from './report.ts';
import { runningText } from './running-text.ts';

const LINE = 500;
const MOST_ADDITIONS = 5;

/**
 * For terminals and logs: the outcome, then the reasons, then the changes. No line begins with foreign text, because
 * GitHub Actions interprets log lines that begin with `::`.
 */
export function text(report: OperationResult, colours: Colours): string {
  const { outcome, problems, changes, done, warnings, running, stopped, facts = [] } = report;
  // Once anything was done, it is no longer what would be done.
  const asPlanned =
    outcome === 'planned' ||
    outcome === 'refused' ||
    (outcome === 'undecided' && done.length === 0);
  return [
    heading(report, colours),
    ...problems.map(bullet),
    ...facts.map(bullet),
    ...section(
      'What runs now',
      running === undefined ? [] : [bullet(runningText(running))],
      colours,
    ),
    ...section('Tasks of it that stopped', stopped.flatMap(stoppedLines), colours),
    ...section(
      asPlanned ? 'What would change' : 'What differed',
      changeLines(outcome === 'planned' ? changes : foldAdditions(changes), colours),
      colours,
    ),
    ...(outcome === 'planned' && changes.length === 0 && facts.length === 0
      ? [bullet('nothing differs')]
      : []),
    ...section('Done', done.map(bullet), colours),
    ...section('Warnings', warnings.map(bullet), colours),
    ...(report.code === undefined ? [] : [hintOf(report.code)]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** A completely new resource is summarised, unless only the changes were requested. */
function foldAdditions(changes: readonly Change[]): (Change | string)[] {
  const parts = [...new Set(changes.map(({ of }) => of))];
  return parts.flatMap((part): (Change | string)[] => {
    const those = changes.filter(({ of }) => of === part);
    const isNew = those.length > MOST_ADDITIONS && those.every(({ from }) => from === undefined);
    return isNew ? [`+ ${part}: all of it`] : those;
  });
}

const changeLines = (changes: readonly (Change | string)[], colours: Colours) =>
  changes.map((change) =>
    typeof change === 'string' ? `  ${change}` : `  ${describeChange(change, colours)}`,
  );

const section = (title: string, lines: readonly string[], { bold }: Colours) =>
  lines.length === 0 ? [] : [bold(title), ...lines];

const bullet = (line: string) => `  - ${cutText(cleanText(shortDigests(line)), LINE)}`;

const stoppedLines = ({ task, reason, containers, log }: Stopped) => [
  `  - ${task}: ${reason}`,
  ...containers.map((container) => `    ${container}`),
  ...log.map((line) => `    | ${line}`),
];
