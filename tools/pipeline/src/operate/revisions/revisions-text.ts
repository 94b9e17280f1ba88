import { shortDigests } from '../../deploy/report/describe-change.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';
import { ageText } from '../../gate/reporters/describe-time.ts';
import type { ReporterOptions } from '../../gate/reporters/reporter.ts';
import { alignColumns } from '../../gate/reporters/text-table.ts';
import type { RevisionRow } from './read-revisions.ts';

const TITLES = ['', 'revision', 'image', 'commit', 'deployed', 'gate', 'tasks', 'by'];
const WIDTHS = [1, 48, 24, 12, 18, 32, 5, 60];

/** The table of revisions. */
export function revisionsText(
  rows: readonly RevisionRow[],
  { colours, now, columns }: ReporterOptions & { readonly columns: number },
): string {
  return alignColumns(
    [TITLES, ...rows.map((row) => cells(row, now))],
    WIDTHS,
    (cell, _column, at) => (at === 0 ? colours.bold(cell) : cell),
    columns,
  )
    .map((line) => `${line}\n`)
    .join('');
}

function cells(row: RevisionRow, now: Date): string[] {
  const { revision, image, record, tasks, current, held } = row;
  const { evidence } = record ?? {};
  const expired = evidence !== undefined && Date.parse(evidence.expires) <= now.getTime();
  return [
    current ? '*' : '',
    revision,
    image === undefined ? '-' : shortDigests(image.slice(image.indexOf('@') + 1)),
    record?.commit?.slice(0, 12) ?? '-',
    record === undefined ? 'never' : ageText(new Date(record.deployedAt), now),
    [
      evidence === undefined ? '-' : `passed ${evidence.verifiedAt.slice(0, 10)}`,
      ...(expired ? ['has expired'] : []),
      ...(held ? ['HELD'] : []),
    ].join(', '),
    String(tasks),
    record?.by ?? '-',
  ].map(cleanText);
}
