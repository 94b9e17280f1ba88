import { ReportError } from '../model/report.ts';
import type { EcrFindings } from './ecr-schema.ts';

/** The counts cover all listed findings; one that is missing in the list would pass unseen. */
export function checkCounts(
  origin: string,
  { findings, enhancedFindings, findingSeverityCounts }: EcrFindings,
) {
  if (findingSeverityCounts === undefined) return;
  const listed: Record<string, number> = {};
  for (const { severity } of [...(findings ?? []), ...(enhancedFindings ?? [])])
    listed[severity] = (listed[severity] ?? 0) + 1;
  for (const severity of new Set([...Object.keys(findingSeverityCounts), ...Object.keys(listed)])) {
    const [counted, here] = [findingSeverityCounts[severity] ?? 0, listed[severity] ?? 0];
    if (counted !== here)
      throw new ReportError(
        'GH-REPORT-003',
        origin,
        `findingSeverityCounts says ${counted} of ${severity}, and ${here} are listed`,
      );
  }
}
