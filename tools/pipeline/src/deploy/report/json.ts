import { jsonText } from '../../gate/reporters/json-text.ts';
import { plain } from './describe-change.ts';
import type { Report } from './report.ts';

/** The complete report for programs. */
export function json(report: Report): string {
  const changes = report.changes.map(({ of, path, from, to }) => ({
    ...{ of, path },
    ...{ from: plain(from), to: plain(to) },
  }));
  return `${jsonText({ ...report, changes }, 2)}\n`;
}
