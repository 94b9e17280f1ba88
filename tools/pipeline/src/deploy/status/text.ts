import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import { ageText } from '../../gate/reporters/describe-time.ts';
import type { Colours, ReporterOptions } from '../../gate/reporters/reporter.ts';
import { alignColumns } from '../../gate/reporters/text-table.ts';
import { revisionName } from '../observe/snapshot.ts';
import { shortDigests } from '../report/describe-change.ts';
import type { Row } from './row.ts';

const TITLES = [
  'environment',
  'service',
  'revision',
  'image',
  'commit',
  'deployed',
  'tasks',
  'gate',
];
const WIDTHS = [24, 40, 48, 24, 12, 18, 9, 40];
const LINE = 300;

/**
 * For terminals: a table, followed by prominent warnings about drift.
 * @param options With the width of the terminal.
 */
export function statusText(
  rows: readonly Row[],
  { colours, now, columns }: ReporterOptions & { readonly columns?: number },
): string {
  const table = alignColumns(
    [TITLES, ...rows.map((row) => cells(row, now))],
    WIDTHS,
    (cell, _column, at) => (at === 0 ? colours.bold(cell) : cell),
    columns,
  );
  return [...table, ...rows.flatMap((row) => drifts(row, colours)), ...unknowns(rows, colours)]
    .map((line) => `${line}\n`)
    .join('');
}

function cells({ environment, service, record, seen }: Row, now: Date): string[] {
  const running = seen?.taskDefinitions[0] ?? record?.taskDefinition;
  return [
    environment,
    service,
    running === undefined ? '-' : revisionName(running),
    record === undefined ? '-' : shortDigests(record.digest),
    record?.commit?.slice(0, 12) ?? '-',
    record === undefined ? '-' : ageText(new Date(record.deployedAt), now),
    seen === undefined ? '?' : `${seen.running} of ${seen.desired}`,
    gateText(record, now),
  ].map(cleanText);
}

function gateText(record: Row['record'], now: Date): string {
  if (record?.evidence === undefined) return '-';
  const { verifiedAt, expires } = record.evidence;
  const over = Date.parse(expires) <= now.getTime() ? ', has expired' : '';
  return `passed ${verifiedAt.slice(0, 10)}${over}`;
}

const drifts = ({ environment, service, drift }: Row, colours: Colours): string[] =>
  drift.map((line) => note(colours.red('DRIFT'), environment, service, line));

/** One line for all services of an environment that have the same reason, such as expired credentials. */
function unknowns(rows: readonly Row[], colours: Colours): string[] {
  const services = new Map<string, Row[]>();
  for (const row of rows)
    if (row.unknown !== undefined) {
      const key = `${row.environment} ${row.unknown}`;
      services.set(key, [...(services.get(key) ?? []), row]);
    }
  return [...services.values()].map((same) => {
    const [{ environment, service, unknown } = {} as Row] = same;
    const which = same.length === 1 ? service : `${same.length} services`;
    return note(colours.yellow('UNKNOWN'), environment, which, unknown ?? '');
  });
}

const note = (word: string, environment: string, service: string, text: string) =>
  `${word}  ${service} in ${environment}: ${cutText(cleanText(shortDigests(text)), LINE)}`;
