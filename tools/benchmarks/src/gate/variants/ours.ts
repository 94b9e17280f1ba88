import { decide, mergeFindings, SEVERITIES } from '@gatehouse/pipeline';
import type { ScannerReport } from '@gatehouse/pipeline';
import { POLICY } from '../policy.ts';

/** Merges and decides on as many findings as its argument says, from three scanners; sends time and memory. */
const total = Number(process.argv[2]);
const SCANNERS = ['trivy', 'grype', 'inspector'];
const DIGEST = `sha256:${'a'.repeat(64)}`;
const now = new Date();

/** All scanners report the same vulnerabilities, but under their own names and with some other ratings. */
function reportOf(scanner: string, at: number): ScannerReport {
  return {
    scanner,
    version: '1',
    origin: `${scanner}.json`,
    images: [DIGEST],
    completedAt: now,
    packages: 500,
    coverage: {
      lookedUp: ['os', 'library'],
      filters: [],
      database: { builtAt: now, problem: undefined },
      operatingSystem: { name: 'debian 13.1', endOfLife: false },
    },
    leftOut: [],
    others: [],
    findings: Array.from({ length: Math.ceil(total / SCANNERS.length) }, (_, index) => ({
      id: at === 1 ? `GHSA-${index}` : `CVE-2026-${index}`,
      aliases: at === 1 ? [`CVE-2026-${index}`] : [],
      related: [],
      package: {
        name: `package-${index % 500}`,
        version: '1.0.0',
        purl: undefined,
        kind: 'library',
        source: undefined,
      },
      severity: SEVERITIES[(index + at) % SEVERITIES.length] ?? '',
      score: 5,
      fixedIn: index % 3 === 0 ? [] : ['1.0.1'],
      layer: undefined,
      path: 'app/package-lock.json',
      exploited: false,
      epss: 0.01,
      publishedAt: now,
      title: 'Something is wrong with it',
      url: 'https://example.com',
      suppressed: undefined,
    })),
  };
}

const reports = SCANNERS.map(reportOf);
const started = performance.now();
const findings = mergeFindings(reports);
const verdict = decide({
  service: 'payments',
  environment: 'production',
  image: `payments@${DIGEST}`,
  images: [{ digest: DIGEST }],
  reports,
  findings,
  policy: POLICY,
  exceptions: [],
  invalidExceptions: [],
  failures: [],
  now,
});
const milliseconds = performance.now() - started;
process.send?.({
  milliseconds,
  megabytes: process.resourceUsage().maxRSS / 1_000,
  decisions: verdict.decisions.length,
});
