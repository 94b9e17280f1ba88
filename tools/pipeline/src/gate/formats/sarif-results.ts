import type { OtherResult, ReportedFinding } from '../model/report.ts';
import type { SarifRule } from './sarif-component-schema.ts';
import { sarifFinding } from './sarif-finding.ts';
import { ruleLookup } from './sarif-rule-of.ts';
import type { SarifResult, SarifRun } from './sarif-schema.ts';

/** Findings and other results of a run. */
export function sarifResults(origin: string, run: SarifRun, runAt: number) {
  const ruleOf = ruleLookup(origin, run);
  const findings: ReportedFinding[] = [];
  const others: OtherResult[] = [];
  run.results.forEach((result, at) => {
    const kind = kindOf(result);
    if (kind === 'none') return;
    const rule = ruleOf(result, `runs.${runAt}.results.${at}`);
    const finding = sarifFinding(run, result, rule);
    if (kind === 'finding' && !isLicence(rule)) findings.push(finding);
    else
      others.push({
        kind: isLicence(rule) ? 'licence' : 'information',
        id: finding.id,
        target: finding.package.name,
        severity: finding.severity,
        title: finding.title,
      });
  });
  return { findings, others };
}

/** "fail" is the default kind of a result (3.27.9). A result with a level is a finding (3.27.10). */
function kindOf({
  kind = 'fail',
  level = 'none',
}: SarifResult): 'finding' | 'information' | 'none' {
  if (level !== 'none' || !['pass', 'notApplicable', 'informational'].includes(kind))
    return 'finding';
  return kind === 'informational' ? 'information' : 'none';
}

/** Trivy's name for the rules of its licence scanner. */
const isLicence = (rule: SarifRule | undefined) => /^License/.test(rule?.name ?? '');
