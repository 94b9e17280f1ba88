import type { Coverage } from '../../model/coverage.ts';
import type { ScannerReport } from '../../model/report.ts';
import { mergeFindings } from '../../normalise/merge-findings.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { daysAgo, DIGEST, NOW, POLICY } from '../../test/samples.ts';
import { decide } from '../decide.ts';

/** Of a report that proves everything. */
export const COVERAGE: Coverage = {
  lookedUp: ['os', 'library'],
  filters: [],
  database: { builtAt: daysAgo(1), problem: undefined },
  operatingSystem: { name: 'debian 13.1', endOfLife: false },
};

/** The verdict on reports by the sample policy, changed. */
export function verdictOn(reports: readonly ScannerReport[], policy: Partial<Policy> = {}) {
  const whole = { ...POLICY, ...policy };
  return decide({
    service: 'payments',
    environment: 'production',
    image: `payments@${DIGEST}`,
    images: [{ digest: DIGEST }],
    reports,
    findings: mergeFindings(reports, whole),
    policy: whole,
    exceptions: [],
    invalidExceptions: [],
    failures: [],
    now: NOW,
  });
}
