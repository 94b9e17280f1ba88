import { cleanText, cutText } from '../gate/reporters/clean-text.ts';
import { dateOf } from './compute/calendar.ts';
import type { WeeklyReport } from './compute/weekly-report.ts';

/** Maximum number of lines, which a message can hold. */
const MOST_LINES = 40;
const MOST_LINE = 200;

/** The first section in plain text, for terminals and for the operations topic. */
export function reportText(
  { attention, missing, damaged, period, records }: WeeklyReport,
  where: string,
): string {
  const lines = attention.map(({ service, environment, what, day }) =>
    cutText(cleanText(`${service} in ${environment}: ${what} (${dateOf(day)})`), MOST_LINE),
  );
  const more = lines.length - MOST_LINES;
  return [
    `Weekly report, ${dateOf(period.last)}: ${headline(lines.length, records)}`,
    ...(missing.length > 0
      ? [`Data is missing (records: ${missing.length}): every figure may be worse than it looks`]
      : []),
    ...(damaged.length > 0
      ? [`Data is missing (segments: ${damaged.length}): run "gatehouse compact"`]
      : []),
    ...lines.slice(0, MOST_LINES).map((line) => `- ${line}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    `Report: ${where}`,
    '',
  ].join('\n');
}

function headline(lines: number, records: number): string {
  if (lines > 0) return `${lines} ${lines === 1 ? 'needs' : 'need'} a person`;
  return records === 0 ? 'there are no records' : 'nothing needs a person';
}
