import type { Decision } from '../model/verdict.ts';
import { packageText, urgencyTexts, whereText } from './describe-finding.ts';
import { cell, code } from './markdown-parts.ts';
import { webLink } from './web-link.ts';

/** The first cells of a row about a finding. */
export function findingCells({ finding }: Decision): string[] {
  const id = cell(finding.id, 60);
  const link = webLink(finding.url);
  return [
    finding.severity,
    link === undefined ? id : `<a href="${link.replaceAll('&', '&amp;')}">${id}</a>`,
    code(packageText(finding), 80),
    cell(whereText(finding, 80), 140),
    cell(urgencyTexts(finding).join('; '), 200),
  ];
}
