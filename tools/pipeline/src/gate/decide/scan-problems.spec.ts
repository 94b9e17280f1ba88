import type { Coverage } from '../model/coverage.ts';
import type { ScannerReport } from '../model/report.ts';
import { mergeFindings } from '../normalise/merge-findings.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { daysAgo, DIGEST, NOW, POLICY, report, reported } from '../test/samples.ts';
import { decide } from './decide.ts';
import { scanProblems } from './scan-problems.ts';
import { COVERAGE, verdictOn } from './test/verdict-on.ts';

const OTHER = `sha256:${'b'.repeat(64)}`;
const scan = (coverage: Partial<Coverage> = {}, change: Partial<ScannerReport> = {}) =>
  report([], { coverage: { ...COVERAGE, ...coverage }, ...change });
const judge = (reports: readonly ScannerReport[], policy: Partial<Policy> = {}) =>
  scanProblems({
    reports,
    images: [{ digest: DIGEST }],
    policy: { ...POLICY, ...policy },
    now: NOW,
  });
const covers = (...subjects: ('os' | 'library')[]) => ({
  requiredScanners: [[{ scanner: 'trivy', covers: subjects }]],
});
const OS = 'does not prove that vulnerabilities of packages of the operating system were looked up';
const LIBRARY = 'does not prove that vulnerabilities of libraries were looked up';

describe('a required scan', () => {
  it.each<[string, Partial<Coverage>, Partial<Policy>, string[]]>([
    ['of everything', {}, {}, []],
    ['of nothing', { lookedUp: [] }, {}, [OS, LIBRARY]],
    ['of the system only', { lookedUp: ['os'] }, {}, [LIBRARY]],
    ['of the system only, where that is required', { lookedUp: ['os'] }, covers('os'), []],
    [
      'of libraries only, where the system is required',
      { lookedUp: ['library'] },
      covers('os'),
      [OS],
    ],
    [
      'of libraries only, where both are required',
      { lookedUp: ['library'] },
      covers('os', 'library'),
      [OS],
    ],
    [
      'with a filter',
      { filters: ['findings without a fix (only-fixed)'] },
      {},
      ['leaves out findings without a fix (only-fixed)'],
    ],
    ['with two filters', { filters: ['a', 'b'] }, covers('os'), ['leaves out a', 'leaves out b']],
    [
      'with a database that is not valid',
      { database: { builtAt: daysAgo(0), problem: 'is not valid' } },
      {},
      ['was made with a vulnerability database that is not valid'],
    ],
    [
      'with a database of 6 days ago',
      { database: { builtAt: daysAgo(6), problem: undefined } },
      {},
      [
        'was made with a vulnerability database that is of 2026-11-17T12:00:00.000Z, more than 120 hours ago',
      ],
    ],
    [
      'with one of 6 days ago, which the policy allows',
      { database: { builtAt: daysAgo(6), problem: undefined } },
      { databaseAge: 150 },
      [],
    ],
    [
      'with one of yesterday, which the policy does not allow',
      {},
      { databaseAge: 12 },
      [
        'was made with a vulnerability database that is of 2026-11-22T12:00:00.000Z, more than 12 hours ago',
      ],
    ],
    [
      'with one from the future',
      { database: { builtAt: daysAgo(-1), problem: undefined } },
      {},
      [
        'was made with a vulnerability database that is of 2026-11-24T12:00:00.000Z, which is still to come',
      ],
    ],
    [
      'with a filter and such a database',
      { filters: ['a'], database: { builtAt: daysAgo(0), problem: 'is not valid' } },
      {},
      ['leaves out a', 'was made with a vulnerability database that is not valid'],
    ],
    ['that does not say which database', { database: undefined }, {}, []],
  ])('%s', (_, coverage, policy, problems) => {
    expect(judge([scan(coverage)], policy)).toEqual({
      undecided: problems.map((problem) => `trivy.json: the scan by trivy ${problem}`),
      blocks: [],
      warnings: [],
    });
  });

  it('has its problems named in a fixed order', () => {
    const database = { builtAt: undefined, problem: 'is not valid' };
    const bad = { packages: 0, completedAt: undefined };
    const { undecided } = judge([scan({ filters: ['a'], database, lookedUp: ['os'] }, bad)]);
    expect(undecided).toEqual(
      [
        'has looked at no package at all',
        'does not say when it was made',
        'leaves out a',
        'was made with a vulnerability database that is not valid',
        LIBRARY,
      ].map((problem) => `trivy.json: the scan by trivy ${problem}`),
    );
  });

  it('must cover the kind that its scanner sees, if it sees one kind only', () => {
    const basic = scan({ lookedUp: ['os'] }, { scanner: 'ecr-basic', origin: 'ecr' });
    const requiredScanners = [['ecr-basic']];
    expect(judge([basic], { requiredScanners }).undecided).toEqual([]);
    expect(
      judge([{ ...basic, coverage: { ...COVERAGE, lookedUp: [] } }], { requiredScanners })
        .undecided,
    ).toEqual([`ecr: the scan by ecr-basic ${OS}`]);
  });

  it('is met by the mildest of several notations of a scanner, and by any scanner of the alternatives', () => {
    const osOnly = scan({ lookedUp: ['os'] });
    const twice = [['trivy', { scanner: 'trivy', covers: ['os' as const] }]];
    expect(judge([osOnly], { requiredScanners: twice }).undecided).toEqual([]);
    const grype = scan({}, { scanner: 'grype', origin: 'grype.json' });
    expect(judge([scan({ lookedUp: [] }), grype])).toEqual({
      undecided: [],
      blocks: [],
      // It has no problem but what it does not prove, and that is not required of it any more.
      warnings: [],
    });
  });

  it('is named with the required coverage if it is missing', () => {
    expect(judge([], covers('os', 'library')).undecided).toEqual([
      `No scan of ${DIGEST} by trivy (os, library), which the policy requires`,
    ]);
  });

  it('is not met by two reports that each cover a part', () => {
    const [os, library] = [
      scan({ lookedUp: ['os'] }),
      scan({ lookedUp: ['library'] }, { origin: 'b' }),
    ];
    expect(judge([os, library]).undecided).toHaveLength(2);
    const requiredScanners = [
      ...covers('os').requiredScanners,
      ...covers('library').requiredScanners,
    ];
    expect(judge([os, library], { requiredScanners }).undecided).toEqual([]);
  });
});

it.each([
  ['as old as the policy allows', 24, 120, []],
  ['a moment older', 24.001, 120.001, ['scan', 'database']],
  ['as far in the future as clocks may differ', -5 / 60, -5 / 60, []],
  ['a moment further', -0.084, -0.084, ['scan', 'database']],
])('a scan and its database may be %s: %d and %d hours', (_, scanned, built, wrong) => {
  const ago = (hours: number) => daysAgo(hours / 24);
  const database = { builtAt: ago(built), problem: undefined };
  const { undecided } = judge([scan({ database }, { completedAt: ago(scanned) })]);
  expect(undecided.map((line) => (line.includes('database') ? 'database' : 'scan'))).toEqual(wrong);
});

describe('an additional report', () => {
  const good = scan();
  it.each<[string, Partial<ScannerReport>, string]>([
    ['without a time', { completedAt: undefined }, 'does not say when it was made'],
    ['without an image', { images: [] }, 'does not say which image it is of'],
    [
      'too old',
      { completedAt: daysAgo(3) },
      'is of 2026-11-20T12:00:00.000Z, more than 24 hours ago',
    ],
    [
      'from the future',
      { completedAt: daysAgo(-1) },
      'is of 2026-11-24T12:00:00.000Z, which is still to come',
    ],
    ['of no package', { packages: 0 }, 'has looked at no package at all'],
    ['with a filter', { coverage: { ...COVERAGE, filters: ['a'] } }, 'leaves out a'],
    [
      'with an old database',
      { coverage: { ...COVERAGE, database: { builtAt: daysAgo(9), problem: undefined } } },
      'was made with a vulnerability database that is of 2026-11-14T12:00:00.000Z, more than 120 hours ago',
    ],
  ])('%s is a warning, and its findings count', (_, change, problem) => {
    const extra = report([reported({ severity: 'CRITICAL' })], {
      origin: 'extra.json',
      coverage: COVERAGE,
      ...change,
    });
    expect(judge([good, extra])).toEqual({
      undecided: [],
      blocks: [],
      warnings: [`extra.json: the scan by trivy ${problem}; its findings count nevertheless`],
    });
    expect(verdictOn([good, extra]).outcome).toBe('blocked');
  });

  it('a report of a scanner that is not required need not name image and time', () => {
    const code = scan({ lookedUp: [] }, { scanner: 'codeql', images: [], completedAt: undefined });
    expect(judge([good, code])).toEqual({ undecided: [], blocks: [], warnings: [] });
  });

  it('leaves the gate undecided if it is of another image', () => {
    expect(judge([good, scan({}, { origin: 'b', images: [OTHER] })]).undecided).toEqual([
      `b: the scan by trivy is of another image, ${OTHER}`,
    ]);
  });
});

describe('an operating system without security support', () => {
  const ended = scan({ operatingSystem: { name: 'debian 8.11', endOfLife: true } });
  const line =
    'trivy.json: debian 8.11 is at its end of life: there are no advisories for it any more, so that its vulnerabilities are not found';

  it('blocks, or causes a warning if the policy says so', () => {
    for (const endOfLife of [undefined, 'block'] as const)
      expect(judge([ended], { endOfLife })).toEqual({
        undecided: [],
        blocks: [line],
        warnings: [],
      });
    expect(judge([ended], { endOfLife: 'warn' })).toEqual({
      undecided: [],
      blocks: [],
      warnings: [line],
    });
    const extra = scan({}, { origin: 'extra.json', packages: 0 });
    expect(judge([extra, ended, scan()], { endOfLife: 'warn' }).warnings).toEqual([
      line,
      'extra.json: the scan by trivy has looked at no package at all; its findings count nevertheless',
    ]);
    expect(verdictOn([ended]).outcome).toBe('blocked');
    expect(verdictOn([ended], { endOfLife: 'warn' }).outcome).toBe('passed');
  });

  it('is found by any report of this image', () => {
    const grype = { ...ended, scanner: 'grype', origin: 'grype.json' };
    expect(judge([scan(), grype]).blocks).toHaveLength(1);
    expect(judge([scan({ operatingSystem: { name: 'x', endOfLife: undefined } })]).blocks).toEqual(
      [],
    );
  });
});

it('a finding whose EPSS score reaches the threshold gets no grace period, and no mitigation outside the bundle', () => {
  const finding = reported({ severity: 'HIGH', publishedAt: daysAgo(1), epss: 0.2 });
  const decisionOn = (epss: number | undefined, bundle?: () => boolean) => {
    const policy = { ...POLICY, epss };
    const findings = mergeFindings([report([finding])], { bundle });
    const { decisions } = decide({
      service: 'payments',
      environment: 'production',
      image: `payments@${DIGEST}`,
      images: [{ digest: DIGEST }],
      reports: [report([finding])],
      findings,
      policy,
      exceptions: [],
      invalidExceptions: [],
      failures: [],
      now: NOW,
    });
    return decisions[0]?.action;
  };
  expect([undefined, 0.3, 0.2, 0.1].map((epss) => decisionOn(epss))).toEqual([
    'grace',
    'grace',
    'block',
    'block',
  ]);
  expect([0.3, 0.2].map((epss) => decisionOn(epss, () => false))).toEqual(['warn', 'block']);
});
