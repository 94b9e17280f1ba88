import { SEVERITIES, type Severity } from '../../gate/model/severity.ts';
import type { WrittenDeployment } from '../deployment-schema.ts';
import type { WrittenGate } from '../gate-schema.ts';
import type { RecordedFinding } from '../recorded-finding.ts';
import { tableOf } from '../table-of.ts';

export const IMAGE = `sha256:${'a'.repeat(64)}`;

export const finding = (change: Partial<RecordedFinding> = {}): RecordedFinding => ({
  id: 'CVE-2026-0001',
  package: 'qs',
  severity: 'MEDIUM',
  action: 'warn',
  fixable: true,
  outsideBundle: false,
  exploited: false,
  notAffected: false,
  ratedDifferently: false,
  seenBy: [0],
  firstSeen: 20_700,
  ...change,
});

export const gate = (
  findings: readonly RecordedFinding[] = [],
  change: Partial<WrittenGate> = {},
): WrittenGate => ({
  version: 2,
  kind: 'gate',
  sequence: 1,
  at: '2026-11-23T10:00:00Z',
  service: 'payments',
  environment: 'production',
  milliseconds: 60_000,
  image: IMAGE,
  outcome: 'passed',
  undecided: [],
  blocks: [],
  ticketWithin: { MEDIUM: 30 },
  scanners: ['grype', 'trivy'],
  exceptions: [],
  findings: tableOf(findings),
  omitted: {},
  ...change,
});

export const deployment = (change: Partial<WrittenDeployment> = {}): WrittenDeployment => ({
  version: 2,
  kind: 'deploy',
  sequence: 1,
  at: '2026-11-23T10:10:00Z',
  service: 'payments',
  environment: 'production',
  milliseconds: 120_000,
  outcome: 'deployed',
  image: IMAGE,
  ...change,
});

/** As many findings as the tutorial's team had in one service, as unlike each other as real ones. */
export const manyFindings = (count: number): RecordedFinding[] => {
  let state = 42;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: count }, () =>
    finding({
      id: `CVE-${2019 + random(8)}-${1_000 + random(48_000)}`,
      package: `lib${random(40).toString(36)}-package`,
      severity: SEVERITIES[random(5)] as Severity,
      fixable: random(3) > 0,
      seenBy: random(4) > 0 ? [0, 1] : [random(2)],
      firstSeen: 20_600 + random(12) * 8,
    }),
  );
};
