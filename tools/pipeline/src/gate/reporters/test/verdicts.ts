import pc from 'picocolors';
import type { Finding, Rating } from '../../model/finding.ts';
import type { FoundPackage } from '../../model/report.ts';
import { SEVERITIES, type Severity } from '../../model/severity.ts';
import type { Action, Decision, Verdict } from '../../model/verdict.ts';
import type { ReporterOptions } from '../reporter.ts';

const NOW = new Date('2026-07-20T12:00:00Z');

export const plain: ReporterOptions = { colours: pc.createColors(false), now: NOW };
export const coloured: ReporterOptions = { colours: pc.createColors(true), now: NOW };

export interface FindingParts extends Partial<Omit<Finding, 'package'>> {
  readonly package?: Partial<FoundPackage>;
}

export function makeFinding(parts: FindingParts = {}): Finding {
  const id = parts.id ?? 'CVE-2026-1001';
  const severity = parts.severity ?? 'HIGH';
  return {
    aliases: [id],
    related: [],
    ratings: [rating('trivy', severity)],
    fixedIn: [],
    layer: 'base',
    paths: [],
    exploited: false,
    epss: undefined,
    publishedAt: new Date('2026-06-01T00:00:00Z'),
    inBundle: undefined,
    suppressed: [],
    title: '',
    url: `https://nvd.nist.gov/vuln/detail/${id}`,
    ...parts,
    id,
    severity,
    package: {
      name: 'libssl3t64',
      version: '3.5.1-1',
      purl: undefined,
      kind: 'os',
      source: undefined,
      ...parts.package,
    },
  };
}

export const rating = (scanner: string, severity: Severity): Rating => ({
  scanner,
  word: severity,
  severity,
  known: true,
});

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

const library = (name: string, version: string) => ({
  package: { name, version, kind: 'library', purl: `pkg:npm/${name}@${version}` } as const,
  layer: 'service' as const,
  paths: [`app/node_modules/${name}/package.json`],
});

const OPENSSL = makeFinding({
  id: 'CVE-2026-1001',
  severity: 'CRITICAL',
  fixedIn: ['3.5.1-1+deb13u1'],
  ratings: [rating('grype', 'MEDIUM'), rating('trivy', 'CRITICAL')],
  exploited: true,
  epss: 0.942,
  paths: ['var/lib/dpkg/status.d/libssl3t64'],
  title: 'openssl: out-of-bounds write in the handshake',
});
const TAR = makeFinding({
  id: 'CVE-2026-2002',
  aliases: ['CVE-2026-2002', 'GHSA-aaaa-bbbb-cccc'],
  ...library('tar', '7.4.0'),
  fixedIn: ['6.2.2', '7.4.4', '8.0.0'],
  inBundle: true,
  epss: 0.011,
  title: 'tar: files are written outside of the folder',
});
const SCOPED = makeFinding({
  id: 'CVE-2026-2003',
  ...library('@fastify/static', '8.0.1'),
  fixedIn: ['8.0.3'],
  inBundle: false,
  ratings: [
    { scanner: 'inspector', word: 'UNTRIAGED', severity: 'CRITICAL', known: false },
    rating('trivy', 'HIGH'),
  ],
});
const ZLIB = makeFinding({
  id: 'CVE-2026-3003',
  suppressed: ['an ignore rule of Grype: accepted'],
  package: { name: 'zlib1g', version: '1:1.3.1' },
});
const WARNED = makeFinding({ id: 'CVE-2026-4004', severity: 'MEDIUM', ...library('qs', '6.13.0') });
const IN_GRACE = makeFinding({
  id: 'CVE-2026-5005',
  fixedIn: ['2.41-12'],
  package: { name: 'libc6', version: '2.41-11' },
});
const EXCEPTED = makeFinding({
  id: 'CVE-2026-6006',
  package: { name: 'perl-base', version: '5.40.1-6' },
});

export const blocked = makeVerdict({
  outcome: 'blocked',
  blocks: ['security/exceptions/old.json: has expired on 2026-07-01'],
  warnings: ['grype: the scan is more than a day old'],
  decisions: [
    decide('block', OPENSSL, 'CRITICAL blocks in production'),
    decide('block', TAR, 'HIGH blocks in production'),
    decide('block', SCOPED, 'HIGH blocks in production'),
    decide('block', ZLIB, 'HIGH blocks in production'),
    decide('grace', IN_GRACE, 'HIGH blocks from 2026-07-30 on'),
    decide('except', EXCEPTED, 'security/exceptions/perl.json: never started'),
    decide('warn', WARNED, 'MEDIUM is looked at'),
    decide('count', makeFinding({ id: 'CVE-2026-7007', severity: 'LOW' }), 'LOW is counted'),
  ],
  exceptions: [
    {
      file: 'security/exceptions/perl.json',
      vulnerability: 'CVE-2026-6006',
      owner: 'team-payments',
      ticket: 'SEC-12',
      expires: new Date('2026-08-01T12:00:00Z'),
      findings: 1,
      excused: ['CVE-2026-6006 in perl-base 5.40.1-6'],
    },
  ],
  leftOut: [{ id: 'CVE-2026-8008', package: 'tzdata', reason: 'trivy: status will_not_fix' }],
  others: [
    {
      kind: 'licence',
      id: 'AGPL-3.0',
      target: 'left-pad',
      severity: 'CRITICAL',
      title: 'category forbidden',
    },
  ],
});

export const passed = makeVerdict({
  decisions: [decide('count', makeFinding({ severity: 'LOW' }))],
});

export const undecided = makeVerdict({
  outcome: 'undecided',
  undecided: ['scans/trivy.json: is about another image', 'No scan by grype was given'],
  scans: [],
});

export const excepted = makeVerdict({
  decisions: blocked.decisions.filter(({ action }) => action === 'except'),
  exceptions: blocked.exceptions,
});

/** So many findings, of which every other one blocks. */
export const huge = (count: number): Verdict =>
  makeVerdict({
    outcome: 'blocked',
    decisions: Array.from({ length: count }, (_, at) =>
      decide(
        at % 2 === 0 ? 'block' : 'count',
        makeFinding({
          id: `CVE-2026-${10_000 + at}`,
          title: 'some library: what is wrong, told in about as many words as usual',
          ...library(`package-${at % 500}`, '1.2.3'),
          fixedIn: ['1.2.4'],
        }),
      ),
    ),
  });

/** A verdict in which every text that comes from outside is the given one. */
export function filledWith(hostile: string): Verdict {
  const finding = makeFinding({
    id: hostile,
    aliases: [hostile],
    package: { name: hostile, version: hostile, purl: hostile, kind: 'library' },
    layer: 'service',
    ratings: [{ scanner: hostile, word: hostile, severity: 'CRITICAL', known: false }],
    fixedIn: [hostile, hostile, hostile],
    paths: [hostile, hostile],
    suppressed: [hostile],
    related: [hostile],
    title: hostile,
    url: hostile,
  });
  const leftOut = { id: hostile, package: hostile, reason: hostile };
  const [exception] = blocked.exceptions;
  return makeVerdict({
    outcome: 'blocked',
    image: hostile,
    undecided: [hostile],
    blocks: [hostile],
    warnings: [hostile],
    decisions: (['block', 'grace', 'except', 'warn', 'count'] as const).map((action) =>
      decide(action, finding, hostile),
    ),
    scans: [{ scanner: hostile, version: hostile, origin: hostile, completedAt: NOW, findings: 1 }],
    exceptions: exception
      ? [{ ...exception, file: hostile, vulnerability: hostile, owner: hostile, ticket: hostile }]
      : [],
    leftOut: [leftOut],
    others: [{ kind: hostile, id: hostile, target: hostile, severity: hostile, title: hostile }],
  });
}
