import type { ReportedFinding } from '../model/report.ts';
import { makeFinding } from './make-finding.ts';
import type { TrivyModified, TrivyResult } from './trivy-result-schema.ts';
import { trivyVulnerability } from './trivy-vulnerability.ts';

/** Findings that Trivy’s user has suppressed. */
export const modifiedIn = ({ ExperimentalModifiedFindings }: TrivyResult) =>
  ExperimentalModifiedFindings ?? [];

/** The findings of a result, suppressed ones included. */
export function trivyFindings(result: TrivyResult): ReportedFinding[] {
  const sources = new Map(
    (result.Packages ?? []).map(({ ID, Name, SrcName }) => [ID ?? Name, SrcName]),
  );
  return [
    ...(result.Vulnerabilities ?? []).map((found) =>
      trivyVulnerability(found, result, sources, undefined),
    ),
    ...(result.Secrets ?? []).map((found) => inFile(found.RuleID, found, result, undefined)),
    ...(result.Misconfigurations ?? [])
      // PASS is not a finding; a result that a user's rule excepts is one.
      .filter(({ Status = 'FAIL' }) => Status !== 'PASS')
      .map((found) =>
        inFile(
          found.ID,
          found,
          result,
          found.Status === 'EXCEPTION' ? 'an exception in Trivy’s checks' : undefined,
        ),
      ),
    ...modifiedIn(result).flatMap((modified) => {
      if (modified.Type === 'license') return [];
      const rule = suppression(modified);
      if (modified.Type === 'vulnerability')
        return trivyVulnerability(modified.Finding, result, sources, rule);
      return modified.Type === 'secret'
        ? inFile(modified.Finding.RuleID, modified.Finding, result, rule)
        : inFile(modified.Finding.ID, modified.Finding, result, rule);
    }),
  ];
}

/** Trivy's user provides ignore files, Rego policies and VEX documents. */
const suppression = ({ Status, Statement }: TrivyModified) =>
  `Trivy was told that it is ${Status || 'to be left out'}${Statement ? `: ${Statement}` : ''}`;

/** A problem of a file instead of a package: a secret in it, or a setting. */
function inFile(
  id: string,
  { Severity, Title, PrimaryURL }: { Severity: string; Title: string; PrimaryURL?: unknown },
  { Target }: TrivyResult,
  suppressed: string | undefined,
): ReportedFinding {
  return makeFinding({
    id,
    package: { name: Target || 'unknown', version: '', kind: 'code' },
    severity: Severity,
    path: Target || undefined,
    title: Title,
    url: typeof PrimaryURL === 'string' ? PrimaryURL : undefined,
    suppressed,
  });
}
