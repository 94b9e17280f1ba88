import { jsonText } from '../../gate/reporters/json-text.ts';
import { plain } from './describe-change.ts';
import type { OperationResult } from './report.ts';

/** The complete report for programs. */
export function json(report: OperationResult): string {
  const changes = report.changes.map(({ of, path, from, to }) => ({
    ...{ of, path },
    ...{ from: plain(from), to: plain(to) },
  }));
  return `${jsonText({ ...report, changes }, 2)}\n`;
}
