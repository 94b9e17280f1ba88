import type { Finding } from '../../model/finding.ts';
import { SEVERITIES, type Severity } from '../../model/severity.ts';
import type { Action, Decision, Verdict } from '../../model/verdict.ts';
import { NOW } from './reporter-options.ts';

export const decide = (
  action: Action,
  finding: Finding,
  says = 'the policy says so',
): Decision => ({
  finding,
  action,
  steps: [{ rule: 'severity', says }],
});

/** With counts that fit its decisions. */
export function makeVerdict(parts: Partial<Verdict> = {}): Verdict {
  const decisions = parts.decisions ?? [];
  const count = (severity: Severity) =>
    decisions.filter(({ finding }) => finding.severity === severity).length;
  return {
    outcome: 'passed',
    service: 'payments',
    environment: 'production',
    image: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/payments@sha256:${'12ab34cd56ef7890'.repeat(4)}`,
    at: NOW,
    undecided: [],
    blocks: [],
    warnings: [],
    decisions,
    counts: Object.fromEntries(SEVERITIES.map((each) => [each, count(each)])) as Record<
      Severity,
      number
    >,
    scans: [
      {
        scanner: 'trivy',
        version: '0.72.0',
        origin: 'scans/trivy.json',
        completedAt: new Date('2026-07-20T11:25:00Z'),
        findings: 6,
      },
      {
        scanner: 'grype',
        version: undefined,
        origin: 'scans/grype.json',
        completedAt: new Date('2026-07-18T09:00:00Z'),
        findings: 4,
      },
    ],
    exceptions: [],
    leftOut: [],
    others: [],
    holds: { until: new Date('2026-08-19T12:00:00Z'), because: 'a verdict holds for 30 days' },
    ...parts,
  };
}
