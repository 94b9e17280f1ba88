import { mergeFindings } from '../normalise/merge-findings.ts';
import type { Exception } from '../exceptions/exception.ts';
import type { ReportedFinding, ScannerReport } from '../model/report.ts';
import { daysAgo, DIGEST, exception, NOW, POLICY, report, reported } from '../test/samples.ts';
import { decide } from './decide.ts';
import type { FirstSeen } from './deadlines.ts';

const HOUR_MS = 3_600_000;
const inDays = (days: number) => daysAgo(-days);
/** The age of a scan that practically never expires. */
const LASTING = { ...POLICY, maxScanAge: 720 };

function verdictOn(
  findings: readonly Partial<ReportedFinding>[],
  {
    seen,
    policy = LASTING,
    exceptions = [],
    reports,
  }: {
    seen?: FirstSeen;
    policy?: typeof POLICY;
    exceptions?: readonly Exception[];
    reports?: readonly ScannerReport[];
  } = {},
) {
  const scans = reports ?? [
    report(
      findings.map((each) => reported(each)),
      { completedAt: NOW },
    ),
  ];
  return decide({
    service: 'payments',
    environment: 'production',
    image: `payments@${DIGEST}`,
    images: [{ digest: DIGEST }],
    reports: scans,
    findings: mergeFindings(scans),
    policy,
    exceptions,
    invalidExceptions: [],
    failures: [],
    now: NOW,
    ...(seen && { firstSeen: () => seen }),
  });
}
const scan = (scanner: string, hours: number, change: Partial<ScannerReport> = {}) =>
  report([], { scanner, completedAt: new Date(NOW.getTime() - hours * HOUR_MS), ...change });
const scanWithDatabase = (hours: number, databaseHours: number) => {
  const database = { builtAt: daysAgo(databaseHours / 24), problem: undefined };
  return scan('trivy', hours, { coverage: { ...report().coverage, database } });
};

describe('the age of a finding', () => {
  const seen = (days: number, fix?: number): FirstSeen => ({
    finding: daysAgo(days),
    fix: fix === undefined ? undefined : daysAgo(fix),
  });
  const old = { publishedAt: daysAgo(2_000) };
  it.each<[string, Partial<ReportedFinding>, FirstSeen | undefined, string, string]>([
    [
      'a MEDIUM of long ago, seen now',
      { severity: 'MEDIUM', ...old },
      seen(0),
      'count',
      'no more than 2',
    ],
    [
      'a MEDIUM of long ago, seen 29 days ago',
      { severity: 'MEDIUM', ...old },
      seen(29),
      'count',
      'no more',
    ],
    [
      'a MEDIUM of long ago, seen 30 days ago',
      { severity: 'MEDIUM', ...old },
      seen(30),
      'block',
      'known for 30 days (first seen on 2026-10-24), 30 are allowed without a ticket',
    ],
    [
      'a MEDIUM of long ago without a record',
      { severity: 'MEDIUM', ...old },
      undefined,
      'block',
      'known for 2000 days (published on',
    ],
    [
      'a MEDIUM of unknown age, seen 30 days ago',
      { severity: 'MEDIUM' },
      seen(30),
      'block',
      'known for 30 days',
    ],
    [
      'a HIGH of long ago, whose fix is seen now',
      { severity: 'HIGH', ...old },
      seen(100, 0),
      'grace',
      '3 days where there is a fix, known for 0 (a fix first seen on 2026-11-23)',
    ],
    [
      'a HIGH whose fix was seen 3 days ago',
      { severity: 'HIGH', ...old },
      seen(100, 3),
      'block',
      ': expired',
    ],
    [
      'a HIGH without a fix, seen 13 days ago',
      { severity: 'HIGH', fixedIn: [], ...old },
      seen(13),
      'grace',
      '14 days while there is no fix',
    ],
    [
      'a HIGH without a fix, seen 14 days ago',
      { severity: 'HIGH', fixedIn: [], ...old },
      seen(14),
      'block',
      ': expired',
    ],
    [
      'a HIGH of unknown age, seen now',
      { severity: 'HIGH', fixedIn: [] },
      seen(0),
      'grace',
      'known for 0',
    ],
    [
      'a HIGH that is exploited, seen now',
      { severity: 'HIGH', exploited: true },
      seen(0, 0),
      'block',
      'known to be exploited',
    ],
    ['a CRITICAL, seen now', { severity: 'CRITICAL' }, seen(0, 0), 'block', 'CRITICAL: block'],
  ])('counts from the record: %s', (_, finding, record, action, says) => {
    const [decision] = verdictOn([finding], record && { seen: record }).decisions;
    expect(decision!.action).toBe(action);
    expect(decision!.steps.at(-1)!.says).toContain(says);
  });

  it('is unknown without a record, which is reported', () => {
    const steps = (finding: Partial<ReportedFinding>) =>
      verdictOn([finding]).decisions[0]!.steps.at(-1)!.says;
    for (const finding of [
      { severity: 'MEDIUM', ...old },
      { severity: 'HIGH', ...old },
    ])
      expect(steps(finding)).toContain('no record of when it was first seen');
    expect(steps({ severity: 'HIGH' })).toBe('none: its age is not known');
  });

  it.each([
    ['with a fix', ['6.0.1'], { unfixed: 3 }],
    ['without a fix', [], { fixed: 3 }],
  ])('gives no grace %s if the policy names none for it', (_, fixedIn, grace) => {
    const severities = { ...POLICY.severities, HIGH: { action: 'block', grace } as const };
    const policy = { ...LASTING, severities };
    const [decision] = verdictOn([{ severity: 'HIGH', fixedIn }], {
      seen: seen(0, 0),
      policy,
    }).decisions;
    expect([decision!.action, decision!.steps.at(-1)!.rule]).toEqual(['block', 'severity']);
  });
});

describe('a verdict', () => {
  const holds = (...args: Parameters<typeof verdictOn>) => verdictOn(...args).holds;

  it.each<[string, Parameters<typeof verdictOn>, Date, string]>([
    ['for 30 days at the most', [[]], inDays(30), 'a verdict holds for 30 days'],
    [
      'until grace ends',
      [[{ severity: 'HIGH', publishedAt: daysAgo(1) }]],
      inDays(2),
      'the grace of CVE-2026-0001 in qs ends',
    ],
    [
      'until a ticket is needed',
      [[{ severity: 'MEDIUM', publishedAt: daysAgo(20) }]],
      inDays(10),
      'CVE-2026-0001 in qs needs a ticket by then',
    ],
    [
      'until an exception expires that excuses something',
      [[{ severity: 'CRITICAL' }], { exceptions: [exception({ expires: inDays(5) })] }],
      inDays(5),
      'the exception for CVE-2026-0001 expires',
    ],
    [
      'beyond one that excuses nothing',
      [[], { exceptions: [exception({ expires: inDays(5) })] }],
      inDays(30),
      'a verdict holds',
    ],
    [
      'until the scan is too old',
      [[], { policy: POLICY, reports: [scan('trivy', 4)] }],
      new Date(NOW.getTime() + 20 * HOUR_MS),
      'becomes older than 24 hours',
    ],
    [
      'until the database of the scan is too old',
      [[], { policy: POLICY, reports: [scanWithDatabase(4, 110)] }],
      new Date(NOW.getTime() + 10 * HOUR_MS),
      'the vulnerability database of the scan by trivy becomes older than 120 hours',
    ],
    [
      'until the scan is too old, before its database',
      [[], { policy: POLICY, reports: [scanWithDatabase(4, 90)] }],
      new Date(NOW.getTime() + 20 * HOUR_MS),
      'the scan by trivy becomes older than 24 hours',
    ],
    [
      'until the scan is too old, at the same time as its database',
      [[], { policy: POLICY, reports: [scanWithDatabase(4, 100)] }],
      new Date(NOW.getTime() + 20 * HOUR_MS),
      'the scan by trivy becomes older than 24 hours',
    ],
    [
      'until the exception expires, at the same time as the scan',
      [
        [{ severity: 'CRITICAL' }],
        { policy: POLICY, exceptions: [exception({ expires: inDays(1) })] },
      ],
      inDays(1),
      'the exception for CVE-2026-0001 expires',
    ],
    [
      'until grace ends, at the same time as an exception',
      [
        [
          { id: 'CVE-2026-0002', severity: 'HIGH', publishedAt: daysAgo(2) },
          { severity: 'CRITICAL' },
        ],
        { exceptions: [exception({ expires: inDays(1) })] },
      ],
      inDays(1),
      'the grace of CVE-2026-0002 in qs ends',
    ],
    [
      'until the newest of two scans by the same scanner is too old',
      [[], { policy: POLICY, reports: [scan('trivy', 20), scan('trivy', 2)] }],
      new Date(NOW.getTime() + 22 * HOUR_MS),
      'becomes older than 24 hours',
    ],
    [
      'until the first of two required scans is too old',
      [
        [],
        {
          policy: { ...POLICY, requiredScanners: [['trivy'], ['grype']] },
          reports: [scan('trivy', 20), scan('grype', 2)],
        },
      ],
      new Date(NOW.getTime() + 4 * HOUR_MS),
      'by trivy',
    ],
    [
      'until the first of all',
      [
        [
          { id: 'CVE-1', severity: 'HIGH', publishedAt: daysAgo(1) },
          { id: 'CVE-2', severity: 'MEDIUM', publishedAt: daysAgo(29) },
        ],
      ],
      inDays(1),
      'CVE-2 in qs needs a ticket by then',
    ],
    [
      'until grace ends that counts from when it was first seen',
      [
        [{ severity: 'HIGH', fixedIn: [], publishedAt: daysAgo(900) }],
        { seen: { finding: daysAgo(4), fix: undefined } },
      ],
      inDays(10),
      'the grace of',
    ],
  ])('is valid until %s', (_, args, until, because) => {
    expect(holds(...args)).toEqual({ until, because: expect.stringContaining(because) });
  });
});
