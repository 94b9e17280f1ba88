import type { Decision } from '../model/verdict.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { cutText } from './clean-text.ts';
import { packageText, urgencyTexts, whereText } from './describe-finding.ts';
import type { Colours } from './reporter.ts';
import { alignColumns } from './text-table.ts';
import { webLink } from './web-link.ts';

const LIMITS = [Math.max(...SEVERITIES.map(({ length }) => length)), 24, 64, 80];
const LINK = 160;

/**
 * Two lines for each finding: severity, id, package and location in columns; below them what makes
 * it urgent, and links.
 * @param most Maximum number; for the others, only their number is shown. Default: all.
 * @param count Total number. Default: the number of given findings.
 * @param because Whether to explain the decision.
 */
export function findingLines(
  decisions: readonly Decision[],
  colours: Colours,
  {
    most = Infinity,
    count = decisions.length,
    because = false,
  }: { readonly most?: number; readonly count?: number; readonly because?: boolean } = {},
): string[] {
  const shown = decisions.slice(0, most);
  const rows = alignColumns(
    shown.map(({ finding }) => [
      finding.severity,
      finding.id,
      packageText(finding),
      whereText(finding, 50),
    ]),
    LIMITS,
    (cell, column, row) =>
      column === 0 ? severityColour(shown[row]?.finding.severity, colours)(cell) : cell,
  );
  const lines = shown.flatMap(({ finding, steps }, row) => {
    const link = webLink(finding.url) ?? '';
    const more = [
      cutText(finding.title, 60),
      ...urgencyTexts(finding),
      because ? cutText(steps.at(-1)?.says ?? '', 200) : '',
      link.length > LINK ? '' : link,
    ].filter((part) => part !== '');
    const second = more.length > 0 ? [`  ${colours.dim(`- ${more.join(' | ')}`)}`] : [];
    return [rows[row] ?? '', ...second];
  });
  const left = count - shown.length;
  return left > 0 ? [...lines, `and ${left} more: the JSON report has them all`] : lines;
}

function severityColour(severity: Severity | undefined, colours: Colours) {
  if (severity === 'CRITICAL' || severity === 'HIGH') return colours.red;
  return severity === 'MEDIUM' ? colours.yellow : colours.dim;
}
