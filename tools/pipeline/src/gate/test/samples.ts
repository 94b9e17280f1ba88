import type { Exception } from '../exceptions/exception.ts';
import type { ReportedFinding, ScannerReport } from '../model/report.ts';
import type { Policy } from '../policy/policy-schema.ts';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const DIGEST = `sha256:${'a'.repeat(64)}`;
/** Digest of the configuration of the same image. */
export const CONFIG = `sha256:${'c'.repeat(64)}`;
export const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

export const reported = (change: Partial<ReportedFinding> = {}): ReportedFinding => ({
  id: 'CVE-2026-0001',
  aliases: [],
  related: [],
  package: {
    name: 'qs',
    version: '6.0.0',
    purl: 'pkg:npm/qs@6.0.0',
    kind: 'library',
    source: undefined,
  },
  severity: 'HIGH',
  score: undefined,
  fixedIn: ['6.0.1'],
  layer: undefined,
  path: undefined,
  exploited: undefined,
  epss: undefined,
  publishedAt: undefined,
  title: 'Something is wrong',
  url: undefined,
  suppressed: undefined,
  ...change,
});

export const report = (
  findings: readonly ReportedFinding[] = [],
  change: Partial<ScannerReport> = {},
): ScannerReport => ({
  scanner: 'trivy',
  version: '0.70.0',
  origin: 'trivy.json',
  images: [DIGEST],
  completedAt: new Date(NOW.getTime() - 60_000),
  packages: 100,
  coverage: {
    lookedUp: ['os', 'library'],
    filters: [],
    database: undefined,
    operatingSystem: { name: 'debian 13.1', endOfLife: false },
  },
  findings,
  leftOut: [],
  others: [],
  ...change,
});

export const POLICY: Policy = {
  severities: {
    CRITICAL: { action: 'block' },
    HIGH: { action: 'block', grace: { fixed: 3, unfixed: 14 } },
    MEDIUM: { action: 'warn', most: 2, ticketWithin: 30 },
    LOW: { action: 'count' },
    NEGLIGIBLE: { action: 'count' },
  },
  outsideBundle: 'warn',
  requiredScanners: [['trivy', 'grype']],
  maxScanAge: 24,
};

export const exception = (change: Partial<Exception> = {}): Exception => ({
  file: 'security/exceptions/one.json',
  vulnerability: 'CVE-2026-0001',
  packages: ['qs'],
  services: undefined,
  environments: undefined,
  reason: 'Not reachable from any route',
  owner: 'payments',
  ticket: 'SEC-1',
  expires: new Date('2026-12-01T00:00:00Z'),
  ...change,
});
