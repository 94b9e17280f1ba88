import { GatehouseError } from '@gatehouse/service-manifest';
import { readReport } from '../formats/read-report.ts';
import type { Finding } from '../model/finding.ts';
import { mergeFindings } from '../normalise/merge-findings.ts';
import { cleanText } from '../reporters/clean-text.ts';

/** @throws if no report has it, with what they have instead */
export async function findInReports(
  files: readonly string[],
  vulnerability: string,
): Promise<Finding[]> {
  const reports = [];
  for (const file of files) reports.push((await readReport(file)).report);
  const isIt = (name: string) => name.toLowerCase() === vulnerability.toLowerCase();
  const findings = mergeFindings(reports).filter(({ aliases }) => aliases.some(isIt));
  if (findings.length === 0)
    throw new GatehouseError(
      'GH-POLICY-009',
      `${cleanText(vulnerability)} is in none of the reports: ${files.join(', ')}; it takes the id that a finding is listed by`,
    );
  const [{ id }] = findings as [Finding, ...Finding[]];
  return findings.filter((finding) => finding.id === id);
}
