import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { PackageURL } from 'packageurl-js';
import { decideWith, findingIn } from '../test/decide-with.ts';
import type { ReportedFinding } from '../model/report.ts';

const EXCEPTION = {
  vulnerability: 'CVE-2026-0001',
  packages: ['qs'],
  reason: 'The parser is not reachable from any route',
  owner: 'payments',
  ticket: 'SEC-1',
  created: '2026-11-01',
  expires: '2026-12-01',
};
const QS = findingIn('pkg:npm/qs@5.0.0', 'qs', '5.0.0');
const CURL = findingIn('pkg:deb/debian/curl@8.14.1-2?distro=debian-13', 'curl', '8.14.1-2', 'os');
const outcome = (change: object, finding: Partial<ReportedFinding> = QS) =>
  decideWith([{ ...EXCEPTION, ...change }], [finding]).outcome;

describe('an exception', () => {
  it.each<[string, object, Partial<ReportedFinding>?]>([
    ['a plain name', {}],
    ['a package URL', { packages: ['pkg:npm/qs'] }],
    ['a package URL with a version', { packages: ['pkg:npm/qs@5.0.0'] }],
    ['one of several packages', { packages: ['express', 'pkg:npm/qs'] }],
    ['a version', { version: '5.0.0' }],
    ['a range', { packages: ['pkg:npm/qs'], version: '>=5.0.0 <6.0.1' }],
    ['a range in the notation of VERS', { version: 'vers:npm/>=5.0.0|<6.0.1' }],
    ['several versions', { versions: ['4.0.0', 'vers:npm/>=5.0.0|<6.0.1'] }],
    [
      'several vulnerabilities',
      { vulnerability: undefined, vulnerabilities: ['CVE-2026-9', 'CVE-2026-0001'] },
    ],
    ['a package of Debian', { packages: ['pkg:deb/debian/curl'], version: '<8.14.1-3' }, CURL],
    ['a package of Debian by its name', { packages: ['curl'] }, CURL],
  ])('excuses by %s', (...[, change, finding]) => {
    expect(outcome(change, finding)).toBe('passed');
  });

  it.each<[string, object, Partial<ReportedFinding>?]>([
    ['another package', { packages: ['express'] }],
    ['another ecosystem', { packages: ['pkg:pypi/qs'] }],
    ['another version', { version: '6.0.1' }],
    ['another version in the URL', { packages: ['pkg:npm/qs@6.0.1'] }],
    ['a range beside it', { packages: ['pkg:npm/qs'], version: '>=5.0.1 <6.0.1' }],
    ['a range of another ecosystem', { version: 'vers:deb/<6' }],
    [
      'other vulnerabilities',
      { vulnerability: undefined, vulnerabilities: ['CVE-2026-9', 'CVE-2026-10'] },
    ],
    ['another distribution', { packages: ['pkg:deb/debian/curl?distro=debian-12'] }, CURL],
    ['another vendor', { packages: ['pkg:deb/ubuntu/curl'] }, CURL],
    ['npm’s package of that name', { packages: ['pkg:npm/curl'] }, CURL],
    [
      'a package URL, of a package without one',
      { packages: ['pkg:npm/qs'] },
      { package: { ...QS.package!, purl: undefined } },
    ],
    [
      'a range, of a package without a package URL',
      { version: '<6.0.0' },
      { package: { ...QS.package!, purl: undefined } },
    ],
  ])('excuses nothing by %s', (...[, change, finding]) => {
    const verdict = decideWith([{ ...EXCEPTION, ...change }], [finding ?? QS]);
    expect([verdict.outcome, verdict.blocks]).toEqual(['blocked', []]);
  });

  it.each<[string, object, string]>([
    [
      'no vulnerability',
      { vulnerability: undefined },
      'vulnerability: must be given, or "vulnerabilities"',
    ],
    [
      'two keys for vulnerabilities',
      { vulnerabilities: ['CVE-2026-2'] },
      'must be given, or "vulnerabilities", and not both',
    ],
    [
      'no vulnerability in a list',
      { vulnerability: undefined, vulnerabilities: [] },
      'must name at least one vulnerability',
    ],
    [
      'two keys for versions',
      { version: '1.0.0', versions: ['2.0.0'] },
      'version: must not be given beside "versions"',
    ],
    ['a version that is none', { version: '1.*' }, 'version: must be a version or a range'],
    ['a range in the wrong order', { version: 'vers:npm/>=2.0.0|<1.0.0' }, 'must come before'],
    ['a package URL that is none', { packages: ['pkg:npm'] }, 'is not a package URL'],
    ['a wildcard in a package URL', { packages: ['pkg:npm/*'] }, 'without wildcards'],
    ['a reason of one word', { reason: 'because because because' }, 'it repeats itself'],
  ])('with %s is refused', (_, change, problem) => {
    expect(decideWith([{ ...EXCEPTION, ...change }], []).blocks.join('\n')).toContain(problem);
  });

  it('blocks the services that it names if it is invalid, and all services if it names none', () => {
    const bad = { ...EXCEPTION, expires: 'never', services: ['payments'] };
    expect(decideWith([bad], []).outcome).toBe('passed');
    expect(decideWith([bad], [], { service: 'payments' }).outcome).toBe('blocked');
    expect(decideWith([{ ...bad, services: undefined }], []).outcome).toBe('blocked');
    expect(decideWith([{ ...bad, services: 'payments' }], []).outcome).toBe('blocked');
  });

  it('lists what it excuses', () => {
    expect(decideWith([EXCEPTION], [QS]).exceptions).toMatchObject([
      { vulnerability: 'CVE-2026-0001', findings: 1, excused: ['CVE-2026-0001 in qs 5.0.0'] },
    ]);
  });

  it.each<[string, object, string]>([
    [
      'of another version',
      { version: '6.0.1' },
      'excuses nothing: it is for other packages or versions than qs 5.0.0',
    ],
    [
      'that cannot be compared',
      { packages: ['qs'], version: 'vers:npm/<5.0.0' },
      'it is for other packages',
    ],
    [
      'of another vulnerability',
      { vulnerability: 'CVE-2026-9' },
      'nothing was found of CVE-2026-9; the exception can go',
    ],
  ])('%s is named with the reason', (_, change, warning) => {
    expect(decideWith([{ ...EXCEPTION, ...change }], [QS]).warnings.join('\n')).toContain(warning);
  });
});

/** All that a statement and a finding have in common, or not. */
interface Scope {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string;
  readonly vulnerability: string;
  readonly service: string;
  readonly environment: string;
  readonly digest: string;
}
const scope: fc.Arbitrary<Scope> = fc.record({
  type: fc.constantFrom('npm', 'pypi', 'deb', 'golang'),
  namespace: fc.constantFrom('@scope', 'debian', 'x.org'),
  name: fc.constantFrom('qs', 'curl', 'tar'),
  version: fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2)).map((parts) => parts.join('.')),
  vulnerability: fc.constantFrom('CVE-2026-0001', 'CVE-2026-0002', 'GHSA-2c4f-6g8h-jmpq'),
  service: fc.constantFrom('api-service', 'payments'),
  environment: fc.constantFrom('staging', 'production'),
  digest: fc.constantFrom('a', 'b').map((digit) => `sha256:${digit.repeat(64)}`),
});
const purlOf = ({ type, namespace, name, version }: Scope) =>
  new PackageURL(type, namespace, name, version, undefined, undefined).toString();
const finding = (of: Scope): Partial<ReportedFinding> => ({
  id: of.vulnerability,
  ...findingIn(purlOf(of), of.name, of.version, of.type === 'deb' ? 'os' : 'library'),
});
const gate = (document: object, of: Scope) => decideWith([document], [finding(of)], of).outcome;

const own = (of: Scope) => ({
  ...EXCEPTION,
  vulnerability: of.vulnerability,
  packages: [purlOf({ ...of, version: '' })],
  version: of.version,
  services: [of.service],
  environments: [of.environment],
});
const openVex = (of: Scope, status = 'not_affected') => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://example.com/vex/1',
  author: 'security@example.com',
  timestamp: '2026-11-01T00:00:00Z',
  version: 1,
  statements: [
    {
      vulnerability: { name: of.vulnerability },
      products: [
        {
          '@id': `pkg:oci/${of.service}@${of.digest}`,
          subcomponents: [{ '@id': purlOf(of) }],
        },
      ],
      status,
      justification: 'vulnerable_code_not_in_execute_path',
    },
  ],
});

describe('for all scopes', () => {
  const near = scope.chain((one) =>
    fc.tuple(
      fc.constant(one),
      fc.oneof(
        fc.constant(one),
        ...(Object.keys(one) as (keyof Scope)[]).map((key) =>
          scope.map((other) => ({ ...one, [key]: other[key] })),
        ),
        scope,
      ),
    ),
  );
  const same = (a: Scope, b: Scope, keys: readonly (keyof Scope)[]) =>
    keys.every((key) => a[key] === b[key]);
  const PACKAGE = ['type', 'namespace', 'name', 'version', 'vulnerability'] as const;

  it('an exception excuses exactly what is in its scope', () => {
    fc.assert(
      fc.property(near, ([stated, found]) => {
        const inside = same(stated, found, [...PACKAGE, 'service', 'environment']);
        expect(gate(own(stated), found)).toBe(inside ? 'passed' : 'blocked');
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('a VEX statement excuses exactly what is in its scope', () => {
    fc.assert(
      fc.property(near, ([stated, found]) => {
        const inside = same(stated, found, [...PACKAGE, 'service', 'digest']);
        expect(gate(openVex(stated), found)).toBe(inside ? 'passed' : 'blocked');
        expect(gate(openVex(stated, 'fixed'), found)).toBe(inside ? 'passed' : 'blocked');
        expect(gate(openVex(stated, 'affected'), found)).toBe('blocked');
      }),
      { numRuns: runs(500) },
    );
  });
});
