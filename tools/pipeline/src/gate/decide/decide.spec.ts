import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import type { Exception, Revocation } from '../exceptions/exception.ts';
import type { ReportedFinding, ScannerReport } from '../model/report.ts';
import { mergeFindings } from '../normalise/merge-findings.ts';
import { anyException, anyReport } from '../test/any-report.ts';
import { daysAgo, DIGEST, exception, NOW, POLICY, report, reported } from '../test/samples.ts';
import type { DecideInput } from './decide-input.ts';
import { decide } from './decide.ts';

const OTHER = `sha256:${'b'.repeat(64)}`;
const CONFIG = `sha256:${'c'.repeat(64)}`;

function verdictOn(
  reports: readonly ScannerReport[],
  exceptions: readonly Exception[] = [],
  change: Partial<DecideInput> = {},
) {
  return decide({
    service: 'payments',
    environment: 'production',
    image: `payments@${DIGEST}`,
    images: [{ digest: DIGEST, config: CONFIG }],
    reports,
    findings: mergeFindings(reports),
    policy: POLICY,
    exceptions,
    invalidExceptions: [],
    failures: [],
    now: NOW,
    ...change,
  });
}
const outcomeOf = (change: Partial<ReportedFinding>, exceptions: Exception[] = []) =>
  verdictOn([report([reported(change)])], exceptions);

describe('a finding', () => {
  it.each<[string, Partial<ReportedFinding>, string]>([
    ['CRITICAL', { severity: 'CRITICAL' }, 'block'],
    ['HIGH of unknown age', { severity: 'HIGH' }, 'block'],
    ['HIGH, mended yesterday', { severity: 'HIGH', publishedAt: daysAgo(1) }, 'grace'],
    ['HIGH, with a fix for longer', { severity: 'HIGH', publishedAt: daysAgo(3) }, 'block'],
    ['HIGH without a fix', { severity: 'HIGH', publishedAt: daysAgo(13), fixedIn: [] }, 'grace'],
    [
      'HIGH without one for long',
      { severity: 'HIGH', publishedAt: daysAgo(14), fixedIn: [] },
      'block',
    ],
    ['HIGH and exploited', { severity: 'HIGH', publishedAt: daysAgo(1), exploited: true }, 'block'],
    ['HIGH from the future', { severity: 'HIGH', publishedAt: daysAgo(-2) }, 'block'],
    ['MEDIUM', { severity: 'MEDIUM' }, 'count'],
    [
      'MEDIUM without a ticket for too long',
      { severity: 'MEDIUM', publishedAt: daysAgo(30) },
      'block',
    ],
    ['LOW', { severity: 'LOW' }, 'count'],
    ['an unknown severity', { severity: 'UNTRIAGED' }, 'block'],
  ])('%s: %s', (_, change, action) => {
    const { decisions, outcome } = outcomeOf(change);
    expect(decisions[0]!.action).toBe(action);
    expect(outcome).toBe(action === 'block' ? 'blocked' : 'passed');
  });

  it('causes a warning for MEDIUM beyond the number that the policy tolerates', () => {
    const mediums = (count: number) =>
      report(
        Array.from({ length: count }, (_, at) => reported({ id: `CVE-${at}`, severity: 'MEDIUM' })),
      );
    const actions = (count: number) =>
      verdictOn([mediums(count)]).decisions.map(({ action }) => action);
    expect(actions(2)).toEqual(['count', 'count']);
    const { steps } = verdictOn([mediums(2)]).decisions[0]!;
    expect(steps.map(({ rule }) => rule)).toEqual(['severity', 'most']);
    expect(actions(3)).toEqual(['warn', 'warn', 'warn']);
  });

  it('without an exception is decided by its severity alone', () => {
    for (const severity of ['LOW', 'CRITICAL'])
      expect(outcomeOf({ severity }).decisions[0]!.steps).toHaveLength(1);
  });

  it('is rated milder outside the bundle, unless it is exploited', () => {
    const outside = (exploited: boolean) => {
      const reports = [report([reported({ severity: 'CRITICAL', exploited })])];
      const findings = mergeFindings(reports, { bundle: () => false });
      const { action, steps } = verdictOn(reports, [], { findings }).decisions[0]!;
      return [action, steps.find(({ rule }) => rule === 'outside-bundle')?.says];
    };
    expect(outside(false)).toEqual(['warn', 'nothing of it is in the bundle: warn at the most']);
    expect(outside(true)).toEqual([
      'block',
      'nothing of it is in the bundle, but it is known to be exploited',
    ]);
  });
});

describe('an exception', () => {
  it('excuses under any name of the vulnerability, for its packages, services and environments', () => {
    const finding = { id: 'CVE-2026-0001', aliases: ['GHSA-x'], severity: 'CRITICAL' };
    const outcome = (change: Partial<Exception>) => outcomeOf(finding, [exception(change)]).outcome;
    expect(outcome({})).toBe('passed');
    expect(outcome({ vulnerability: 'GHSA-x' })).toBe('passed');
    expect(outcome({ vulnerability: 'CVE-2026-0002' })).toBe('blocked');
    expect(outcome({ vulnerability: 'CVE-2026-0002', aliases: ['GHSA-x'] })).toBe('passed');
    expect(outcome({ vulnerability: 'CVE-2026-0002', aliases: ['GHSA-y'] })).toBe('blocked');
    expect(outcome({ packages: ['express'] })).toBe('blocked');
    expect(outcome({ services: ['payments'] })).toBe('passed');
    expect(outcome({ services: ['orders'] })).toBe('blocked');
    expect(outcome({ environments: ['staging'] })).toBe('blocked');
  });

  it('is listed by its file, with what it says', () => {
    const both = ['b.json', 'a.json'].map((file) => exception({ file, notAffected: true }));
    const { exceptions, decisions } = outcomeOf({}, both);
    expect(exceptions).toMatchObject([
      { file: 'a.json', notAffected: true, findings: 1 },
      { file: 'b.json', notAffected: true, findings: 1 },
    ]);
    // The first one that is given excuses.
    expect(decisions[0]!.steps.at(-1)!.says).toContain('b.json, by payments');
  });

  it('is listed in the order of the findings, where one file excuses several', () => {
    const all = ['CVE-2026-0002', 'CVE-2026-0001'].map((id) => reported({ id }));
    const exceptions = all.map(({ id }) => exception({ vulnerability: id }));
    const { exceptions: listed, decisions } = verdictOn([report(all)], exceptions);
    const found = decisions.map(({ finding }) => finding.id);
    expect(listed.map(({ vulnerability }) => vulnerability)).toEqual(found);
  });

  it('blocks from the moment it expires', () => {
    const before = exception({ expires: new Date(NOW.getTime() + 1) });
    expect(outcomeOf({}, [before]).outcome).toBe('passed');
    const now = outcomeOf({}, [exception({ expires: NOW })]);
    expect([now.outcome, now.decisions[0]!.action]).toEqual(['blocked', 'block']);
    expect(now.blocks).toEqual([
      'security/exceptions/one.json: the exception for CVE-2026-0001 expired on 2026-11-23; fix the finding, or request a new exception',
    ]);
  });

  it.each<[Partial<ReportedFinding>, string, string]>([
    [{ severity: 'LOW' }, 'severity', 'count: no exception applies'],
    [{ severity: 'CRITICAL' }, 'severity', 'block: no exception applies'],
    [{ severity: 'MEDIUM', publishedAt: daysAgo(30) }, 'ticket', 'block: no exception applies'],
  ])('for another service does not decide on %j, and is a step before', (finding, rule, says) => {
    const { steps } = outcomeOf(finding, [exception({ services: ['orders'] })]).decisions[0]!;
    expect(steps.slice(-2)).toEqual([
      expect.objectContaining({ rule: 'exception' }),
      { rule, says },
    ]);
  });

  it('that is an expired VEX statement blocks, unless a later one about the same replaces it', () => {
    const stated = (change: Partial<Exception>) =>
      exception({ services: ['payments'], statedAt: daysAgo(1), ...change });
    const expired = stated({ expires: NOW, statedAt: daysAgo(9) });
    const blocks = (...later: Partial<Exception>[]) =>
      verdictOn([report()], [expired, ...later.map(stated)]).blocks.length;
    expect(blocks()).toBe(1);
    for (const other of [
      { vulnerability: 'CVE-2026-0002' },
      { packages: ['express'] },
      { services: ['orders'] },
      { statedAt: daysAgo(9) },
      { statedAt: undefined },
    ])
      expect([other, blocks(other)]).toEqual([other, 1]);
    for (const same of [
      {},
      { packages: [] },
      { packages: ['express', 'qs'] },
      { services: undefined },
      { services: ['orders', 'payments'] },
    ])
      expect([same, blocks(same)]).toEqual([same, 0]);
  });

  it('excuses nothing that a statement revokes that is not older and may be about the image', () => {
    const isExcusedDespite = (change: Partial<Revocation>) => {
      const { file, vulnerability, packages, services, environments } = exception();
      const scope = { vulnerability, packages, services, environments };
      const affected = { ...{ file, status: 'affected', statedAt: daysAgo(1) }, ...scope };
      const [decision] = verdictOn([report([reported()])], [exception({ statedAt: daysAgo(1) })], {
        revocations: [{ ...affected, ...change }],
      }).decisions;
      return decision!.action === 'except';
    };
    for (const change of [{}, { image: { other: 'payments:1' } }, { packages: [] }])
      expect([change, isExcusedDespite(change)]).toEqual([change, false]);
    for (const change of [
      { services: ['orders'] },
      { packages: ['express'] },
      { statedAt: daysAgo(2) },
    ])
      expect([change, isExcusedDespite(change)]).toEqual([change, true]);
  });

  it('is reported if nothing matches it', () => {
    const { outcome, warnings } = verdictOn([report()], [exception()]);
    expect(outcome).toBe('passed');
    expect(warnings).toEqual([
      'security/exceptions/one.json: nothing was found of CVE-2026-0001; the exception can go',
    ]);
  });

  it('an invalid exception blocks, regardless of what it applies to', () => {
    const { outcome, blocks } = verdictOn([report()], [], { invalidExceptions: ['a.json: bad'] });
    expect([outcome, blocks]).toEqual(['blocked', ['a.json: bad']]);
  });

  it('says why it does not excuse, also if it names the image by its tag', () => {
    const says = (change: Partial<Exception>) => {
      const { action, steps } = outcomeOf({}, [exception(change)]).decisions[0]!;
      return [action, steps.find(({ rule }) => rule === 'exception')?.says];
    };
    const file = 'security/exceptions/one.json';
    expect(says({ image: { other: 'payments:1' } })).toEqual([
      'block',
      `${file}: names the image by its tag, so that it may be for another one`,
    ]);
    expect(says({ services: ['orders'] })).toEqual([
      'block',
      `${file}: is for another service, environment or image`,
    ]);
    expect(says({ versions: ['7.0.0'] })).toEqual([
      'block',
      `${file}: is for other packages or versions than qs 6.0.0`,
    ]);
  });

  it('may be for the digest of the image or of its configuration, if that is the only image', () => {
    const excuses = (digest: string, images: DecideInput['images']) =>
      verdictOn([report([reported()])], [exception({ image: { digest } })], {
        images,
      }).decisions[0]!.action === 'except';
    const one = { digest: DIGEST, config: CONFIG };
    expect([DIGEST, CONFIG, OTHER].map((digest) => excuses(digest, [one]))).toEqual([
      ...[true, true, false],
    ]);
    expect(excuses(CONFIG, [one, { digest: OTHER }])).toBe(false);
    // An index of one platform, whose digest is another.
    const platform = { digest: OTHER };
    expect([DIGEST, CONFIG, OTHER].map((digest) => excuses(digest, [platform]))).toEqual([
      ...[true, false, true],
    ]);
  });
});

describe('a verdict', () => {
  it('counts the findings of each severity', () => {
    const severities = ['HIGH', 'LOW', 'HIGH', 'CRITICAL'];
    const all = severities.map((severity, at) => reported({ id: `CVE-2026-100${at}`, severity }));
    const none = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, NEGLIGIBLE: 0 };
    expect(verdictOn([report()]).counts).toEqual(none);
    expect(verdictOn([report(all)]).counts).toEqual({ ...none, CRITICAL: 1, HIGH: 2, LOW: 1 });
  });

  it('warns of unused exceptions, and of each unknown word for a severity once', () => {
    const words = ['UNTRIAGED', 'SEVERE', 'UNTRIAGED', 'HIGH'];
    const all = words.map((severity, at) => reported({ id: `CVE-2026-100${at}`, severity }));
    expect(verdictOn([report(all)], [exception()]).warnings).toEqual([
      'security/exceptions/one.json: nothing was found of CVE-2026-0001; the exception can go',
      ...['SEVERE', 'UNTRIAGED'].map(
        (word) =>
          `trivy calls a severity "${word}", which is not known and counts as CRITICAL; see severityWords in the policy`,
      ),
    ]);
  });

  it('lists what was decided most strictly first', () => {
    const findings: Partial<ReportedFinding>[] = [
      { severity: 'LOW' },
      { id: 'CVE-2026-0001', severity: 'HIGH' },
      { severity: 'HIGH', publishedAt: daysAgo(1) },
      ...[1, 2, 3].map(() => ({ severity: 'MEDIUM' })),
      { severity: 'CRITICAL' },
    ];
    const all = findings.map((each, at) => reported({ id: `CVE-2026-100${at}`, ...each }));
    const { decisions } = verdictOn([report(all)], [exception()]);
    expect([...new Set(decisions.map(({ action }) => action))]).toEqual([
      ...['block', 'warn', 'grace', 'except', 'count'],
    ]);
  });

  it('names faults of collecting before those of scans, scans before exceptions, and warnings about both', () => {
    const system = { name: 'debian 8', endOfLife: true };
    const { coverage } = report();
    const scan = report([], { coverage: { ...coverage, operatingSystem: system } });
    const extra = report([], { origin: 'extra.json', packages: 0 });
    const collected = {
      failures: ['ecr: throttled'],
      warnings: ['slow'],
      invalidExceptions: ['bad'],
    };
    const { undecided, blocks, warnings } = verdictOn(
      [scan, extra],
      [exception({ expires: NOW }), exception({ vulnerability: 'CVE-2026-0002' })],
      { ...collected, images: [{ digest: DIGEST }, { digest: OTHER }] },
    );
    const starts = (lines: readonly string[]) => lines.map((line) => line.split(' ', 1)[0]);
    expect(starts(undecided)).toEqual(['ecr:', 'No']);
    expect(starts(blocks)).toEqual(['trivy.json:', 'bad', 'security/exceptions/one.json:']);
    expect(starts(warnings)).toEqual(['slow', 'extra.json:', 'security/exceptions/one.json:']);
  });
});

describe('an undecided verdict', () => {
  const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
  it.each<[string, readonly ScannerReport[], string]>([
    ['without any scan', [], `No scan of ${DIGEST} by trivy or grype, which the policy requires`],
    ['by a scanner that does not count', [report([], { scanner: 'ecr-basic' })], 'No scan of'],
    ['on a scan of another image', [report([], { images: [OTHER] })], 'is of another image'],
    ['on one that does not say of which', [report([], { images: [] })], 'No scan of'],
    ['on one without a time', [report([], { completedAt: undefined })], 'does not say when'],
    ['on one too old', [report([], { completedAt: hoursAgo(25) })], 'more than 24 hours ago'],
    ['on one from the future', [report([], { completedAt: hoursAgo(-1) })], 'still to come'],
    ['on one that looked at nothing', [report([], { packages: 0 })], 'no package at all'],
    [
      'where an additional one is of another image',
      [report(), report([], { scanner: 'grype', images: [OTHER] })],
      'is of another image',
    ],
  ])('%s', (_, reports, reason) => {
    const { outcome, undecided } = verdictOn(reports);
    expect(outcome).toBe('undecided');
    expect(undecided.join('\n')).toContain(reason);
  });

  it('is given if a report could not be collected, even without findings', () => {
    const failed = { failures: ['ecr: throttled'], failureCodes: ['GH-GATE-004'] } as const;
    expect(verdictOn([report()], [], failed)).toMatchObject({
      outcome: 'undecided',
      undecided: ['ecr: throttled'],
      failureCodes: ['GH-GATE-004'],
    });
  });

  it('is given if one platform of an index was not scanned', () => {
    const { outcome, undecided } = verdictOn([report()], [], {
      images: [{ digest: DIGEST }, { digest: OTHER }],
    });
    expect([outcome, undecided]).toEqual([
      'undecided',
      [`No scan of ${OTHER} by trivy or grype, which the policy requires`],
    ]);
  });
});

describe('a scan of a file, which knows only the configuration,', () => {
  const scanOf = (...images: string[]) => report([], { images });

  it('counts for the image with that configuration', () => {
    expect(verdictOn([scanOf(CONFIG)]).outcome).toBe('passed');
  });

  it('counts for an image that is in no registry and is named by it', () => {
    expect(verdictOn([scanOf(CONFIG)], [], { images: [{ digest: CONFIG }] }).outcome).toBe(
      'passed',
    );
  });

  it.each([
    ['where that is another', [{ digest: DIGEST, config: OTHER }]],
    ['where that of the image is not known', [{ digest: DIGEST }]],
  ])('counts for another image %s', (_, images) => {
    const { outcome, undecided } = verdictOn([scanOf(CONFIG)], [], { images });
    expect([outcome, undecided]).toEqual([
      'undecided',
      [
        `trivy.json: the scan by trivy is of another image, ${CONFIG}`,
        `No scan of ${DIGEST} by trivy or grype, which the policy requires`,
      ],
    ]);
  });

  it('counts for its platform of an index, and for no other', () => {
    const images = [
      { digest: DIGEST, config: CONFIG },
      { digest: OTHER, config: `sha256:${'d'.repeat(64)}` },
    ];
    expect(verdictOn([scanOf(CONFIG)], [], { images }).undecided).toEqual([
      `No scan of ${OTHER} by trivy or grype, which the policy requires`,
    ]);
    const both = [scanOf(CONFIG), scanOf(`sha256:${'d'.repeat(64)}`)];
    expect(verdictOn(both, [], { images }).outcome).toBe('passed');
  });
});

describe('for all findings', () => {
  const passes = (reports: readonly ScannerReport[], exceptions: readonly Exception[]) =>
    verdictOn(reports, exceptions).outcome === 'passed';
  const base = fc.array(anyReport, { minLength: 1, maxLength: 3 });
  const exceptions = fc.array(anyException, { maxLength: 3 });

  it('an additional finding never lets an image pass', () => {
    fc.assert(
      fc.property(base, base, exceptions, (reports, more, allowed) => {
        const findings = mergeFindings(reports);
        const grown = [...findings, ...mergeFindings(more)];
        const outcome = (these: typeof findings) =>
          verdictOn(reports, allowed, { findings: these }).outcome;
        expect(outcome(grown) === 'passed' && outcome(findings) !== 'passed').toBe(false);
      }),
      { numRuns: runs(500) },
    );
  });

  it('a removed exception never lets an image pass', () => {
    fc.assert(
      fc.property(base, exceptions, anyException, (reports, allowed, more) => {
        expect(passes(reports, allowed) && !passes(reports, [...allowed, more])).toBe(false);
      }),
      { numRuns: runs(500) },
    );
  });

  it('the order does not matter', () => {
    fc.assert(
      fc.property(base, exceptions, (reports, allowed) => {
        const there = verdictOn(reports, allowed);
        const back = verdictOn(reports.toReversed(), allowed.toReversed());
        expect([back.outcome, back.decisions.map(({ action }) => action)]).toEqual([
          there.outcome,
          there.decisions.map(({ action }) => action),
        ]);
      }),
    );
  });
});
