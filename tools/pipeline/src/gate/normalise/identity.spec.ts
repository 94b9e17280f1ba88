import * as fc from 'fast-check';
import { decideWith } from '../test/decide-with.ts';
import type { FoundPackage, ReportedFinding } from '../model/report.ts';
import { report, reported } from '../test/samples.ts';
import { mergeFindings } from './merge-findings.ts';

const found = (
  name: string,
  version: string,
  purl?: string,
  kind: FoundPackage['kind'] = 'library',
): Partial<ReportedFinding> => ({ package: { name, version, purl, kind, source: undefined } });
const merged = (...findings: Partial<ReportedFinding>[]) =>
  mergeFindings([report(findings.map((each) => reported(each)))]);

describe('packages', () => {
  it.each<[string, Partial<ReportedFinding>[]]>([
    [
      'encoded and not',
      [
        found('@s/qs', '1.0.0', 'pkg:npm/%40s/qs@1.0.0'),
        found('@s/qs', '1.0.0', 'pkg:npm/@s/qs@1.0.0'),
      ],
    ],
    [
      'with and without qualifiers',
      [
        found('curl', '8-1', 'pkg:deb/debian/curl@8-1?arch=amd64&distro=debian-13.1', 'os'),
        found('curl', '8-1', 'pkg:deb/debian/curl@8-1?distro=debian-13', 'os'),
      ],
    ],
    [
      'with the epoch in a qualifier and in front',
      [
        found('ssl', '1:3.0-1', 'pkg:rpm/redhat/ssl@3.0-1?epoch=1', 'os'),
        found('ssl', '1:3.0-1', 'pkg:rpm/redhat/ssl@1:3.0-1', 'os'),
      ],
    ],
    [
      'with an epoch of 0 and none',
      [
        found('ssl', '0:3.0-1', 'pkg:rpm/redhat/ssl@3.0-1', 'os'),
        found('ssl', '3.0-1', 'pkg:rpm/redhat/ssl@3.0-1?epoch=0', 'os'),
      ],
    ],
    [
      'of a vendor by two names',
      [
        found('ssl', '3.0-1', 'pkg:rpm/amzn/ssl@3.0-1', 'os'),
        found('ssl', '3.0-1', 'pkg:rpm/amazon/ssl@3.0-1', 'os'),
      ],
    ],
    [
      'with and without a package URL',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('qs', '1.0.0')],
    ],
    [
      'with and without a package URL, scoped',
      [found('@s/qs', '1.0.0', 'pkg:npm/%40s/qs@1.0.0'), found('@s/qs', '1.0.0')],
    ],
    [
      'without a package URL and without a kind',
      [
        found('curl', '8-1', 'pkg:deb/debian/curl@8-1', 'os'),
        {
          package: {
            name: 'curl',
            version: '8-1',
            purl: undefined,
            kind: undefined,
            source: undefined,
          },
        },
      ],
    ],
    [
      'of Go, with and without the v',
      [
        found('golang.org/x/net', 'v0.1.0', 'pkg:golang/golang.org/x/net@v0.1.0'),
        found('golang.org/x/net', '0.1.0', 'pkg:golang/golang.org/x/net@0.1.0'),
      ],
    ],
    ['without a package URL, in another case', [found('Flask', '1.0'), found('flask', '1.0')]],
  ])('%s are one', (_, findings) => {
    expect(merged(...findings)).toHaveLength(1);
  });

  it.each<[string, Partial<ReportedFinding>[]]>([
    [
      'of two ecosystems',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('qs', '1.0.0', 'pkg:pypi/qs@1.0.0')],
    ],
    [
      'of two scopes',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('@s/qs', '1.0.0', 'pkg:npm/%40s/qs@1.0.0')],
    ],
    [
      'of two versions',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('qs', '1.0.1', 'pkg:npm/qs@1.0.1')],
    ],
    [
      'of two epochs',
      [
        found('ssl', '1:3.0-1', 'pkg:rpm/redhat/ssl@3.0-1?epoch=1', 'os'),
        found('ssl', '3.0-1', 'pkg:rpm/redhat/ssl@3.0-1', 'os'),
      ],
    ],
    [
      'of system and library',
      [found('curl', '8', 'pkg:deb/debian/curl@8', 'os'), found('curl', '8')],
    ],
    [
      'of system and library without package URLs',
      [found('curl', '8', undefined, 'os'), found('curl', '8')],
    ],
    [
      'of two ecosystems, where one without a package URL could be either',
      [
        found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'),
        found('qs', '1.0.0', 'pkg:pypi/qs@1.0.0'),
        found('qs', '1.0.0'),
      ],
    ],
    ['and code', [found('qs', '', undefined, 'code'), found('qs', '', undefined, 'library')]],
  ])('%s are not', (_, findings) => {
    expect(merged(...findings)).toHaveLength(findings.length);
  });
});

describe('vulnerabilities', () => {
  const ids = (...findings: Partial<ReportedFinding>[]) => merged(...findings).map(({ id }) => id);

  it.each<[string, Partial<ReportedFinding>[], string[]]>([
    [
      'two CVEs of one advisory',
      [
        { id: 'CVE-1', related: ['RHSA-1'] },
        { id: 'CVE-2', related: ['RHSA-1'] },
      ],
      ['CVE-1', 'CVE-2'],
    ],
    [
      'two CVEs that a source calls aliases of one advisory',
      [
        { id: 'CVE-1', aliases: ['RHSA-1'] },
        { id: 'CVE-2', aliases: ['RHSA-1'] },
      ],
      ['CVE-1', 'CVE-2'],
    ],
    [
      'two CVEs that a source calls aliases of each other',
      [{ id: 'CVE-1', aliases: ['CVE-2'] }, { id: 'CVE-2' }],
      ['CVE-1', 'CVE-2'],
    ],
    [
      'two CVEs that share a GHSA',
      [
        { id: 'CVE-1', aliases: ['GHSA-x'] },
        { id: 'CVE-2', aliases: ['GHSA-x'] },
      ],
      ['CVE-1', 'CVE-2'],
    ],
    [
      'two CVEs at the ends of a chain',
      [
        { id: 'CVE-1', aliases: ['GHSA-x'] },
        { id: 'GHSA-y', aliases: ['GHSA-x'] },
        { id: 'CVE-2', aliases: ['GHSA-y'] },
      ],
      ['CVE-1', 'CVE-2', 'GHSA-y'],
    ],
    [
      'a GHSA of two CVEs',
      [{ id: 'GHSA-x', aliases: ['CVE-1', 'CVE-2'] }, { id: 'CVE-1' }],
      ['CVE-1', 'GHSA-x'],
    ],
    [
      'an advisory with one CVE',
      [{ id: 'DSA-1', aliases: ['CVE-1'] }, { id: 'CVE-1' }],
      ['CVE-1', 'DSA-1'],
    ],
    [
      'an advisory of Amazon',
      [{ id: 'ALAS2023-1', aliases: ['CVE-1'] }, { id: 'CVE-1' }],
      ['ALAS2023-1', 'CVE-1'],
    ],
    [
      'a GHSA related to a CVE',
      [{ id: 'GHSA-x', related: ['CVE-1'] }, { id: 'CVE-1' }],
      ['CVE-1', 'GHSA-x'],
    ],
  ])('are kept apart: %s', (_, findings, expected) => {
    expect(ids(...findings)).toEqual(expected);
  });

  it.each<[string, Partial<ReportedFinding>[], string]>([
    ['a GHSA and its CVE', [{ id: 'GHSA-x', aliases: ['CVE-1'] }, { id: 'CVE-1' }], 'CVE-1'],
    [
      'two names of a chain with one CVE',
      [
        { id: 'PYSEC-1', aliases: ['GHSA-x'] },
        { id: 'GHSA-x', aliases: ['CVE-1'] },
        { id: 'CVE-1' },
      ],
      'CVE-1',
    ],
    ['names without a CVE', [{ id: 'RUSTSEC-1', aliases: ['GHSA-x'] }, { id: 'GHSA-x' }], 'GHSA-x'],
  ])('are joined: %s', (_, findings, expected) => {
    expect(ids(...findings)).toEqual([expected]);
  });

  it('keep the advisory as something related', () => {
    expect(
      merged({ id: 'CVE-1', aliases: ['RHSA-1', 'GHSA-x'], related: ['DSA-1'] }),
    ).toMatchObject([{ aliases: ['CVE-1', 'GHSA-x'], related: ['DSA-1', 'RHSA-1'] }]);
  });

  it('are apart in all packages when one report joins two of them in one', () => {
    const qs = found('qs', '1.0.0', 'pkg:npm/qs@1.0.0');
    const tar = found('tar', '1.0.0', 'pkg:npm/tar@1.0.0');
    expect(
      ids(
        { ...qs, id: 'CVE-1' },
        { ...qs, id: 'GHSA-x', aliases: ['CVE-1'] },
        { ...tar, id: 'CVE-2', aliases: ['GHSA-x'] },
      ),
    ).toEqual(['CVE-1', 'CVE-2', 'GHSA-x']);
  });
});

describe('an exception for one name', () => {
  const allow = (vulnerability: string) => ({
    vulnerability,
    packages: ['qs'],
    reason: 'The parser is not reachable from any route',
    owner: 'payments',
    ticket: 'SEC-1',
    created: '2026-11-01',
    expires: '2026-12-01',
  });

  it.each<[string, Partial<ReportedFinding>[]]>([
    ['RHSA-2026:0001', [{ id: 'CVE-1', related: ['RHSA-2026:0001'] }]],
    ['RHSA-2026:0001', [{ id: 'CVE-1', aliases: ['RHSA-2026:0001'] }]],
    ['DSA-1', [{ id: 'CVE-1', aliases: ['DSA-1'] }]],
    ['ALAS-1', [{ id: 'CVE-1', aliases: ['ALAS-1'] }]],
    [
      'GHSA-x',
      [
        { id: 'CVE-1', aliases: ['GHSA-x'] },
        { id: 'CVE-2', aliases: ['GHSA-x'] },
      ],
    ],
    ['CVE-1', [{ id: 'CVE-1' }, { id: 'CVE-2', aliases: ['CVE-1'] }]],
    ['CVE-1', [{ id: 'RHSA-1', aliases: ['CVE-1'] }]],
  ])('%s excuses nothing by an advisory or an alias that is not certain', (name, findings) => {
    expect(decideWith([allow(name)], findings).outcome).toBe('blocked');
  });

  it.each<[string, Partial<ReportedFinding>]>([
    ['RHSA-2026:0001', { id: 'RHSA-2026:0001', aliases: ['CVE-1', 'CVE-2'] }],
    ['GHSA-x', { id: 'GHSA-x', aliases: ['CVE-1', 'CVE-2'] }],
    ['GHSA-x', { id: 'CVE-1', aliases: ['GHSA-x'] }],
  ])('%s excuses what is found by that very name, or is certainly the same', (name, finding) => {
    expect(decideWith([allow(name)], [finding]).outcome).toBe('passed');
  });

  const cve = fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3');
  const names = fc.uniqueArray(
    fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3', 'GHSA-x', 'GHSA-y', 'RHSA-1', 'DSA-1'),
    { maxLength: 4 },
  );
  const findings = fc.array(fc.record({ id: cve, aliases: names, related: names }), {
    minLength: 1,
    maxLength: 4,
  });

  it('never excuses another CVE, whatever else sources call an alias', () => {
    fc.assert(
      fc.property(findings, cve, (all, excused) => {
        const others = all.some(({ id }) => id !== excused);
        expect(decideWith([allow(excused)], all).outcome).toBe(others ? 'blocked' : 'passed');
      }),
      { numRuns: 1_000 },
    );
  });

  it('excuses no more where a source has wider aliases', () => {
    fc.assert(
      fc.property(findings, names, fc.nat(), cve, (all, more, at, excused) => {
        const wider = all.map((each, index) =>
          index === at % all.length ? { ...each, aliases: [...each.aliases, ...more] } : each,
        );
        const passes = (these: typeof all) =>
          decideWith([allow(excused)], these).outcome === 'passed';
        expect(!passes(all) && passes(wider)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
