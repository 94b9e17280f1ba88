import * as fc from 'fast-check';
import { anyReport } from '../test/any-report.ts';
import { daysAgo, report, reported } from '../test/samples.ts';
import { mergeFindings } from './merge-findings.ts';

const trivy = (change = {}) => report([reported(change)], { scanner: 'trivy' });
const grype = (change = {}) => report([reported(change)], { scanner: 'grype' });
const one = (...args: Parameters<typeof mergeFindings>) => {
  const merged = mergeFindings(...args);
  expect(merged).toHaveLength(1);
  return merged[0]!;
};

describe('merging', () => {
  it("makes one finding of several scanners' findings, and joins their names, also through a third", () => {
    const merged = one([
      trivy({ id: 'CVE-2026-0001' }),
      grype({ id: 'GHSA-x', aliases: ['CVE-2026-0001'] }),
      report([reported({ id: 'PYSEC-9', aliases: ['GHSA-x'] })], { scanner: 'inspector' }),
    ]);
    expect(merged).toMatchObject({
      id: 'CVE-2026-0001',
      aliases: ['CVE-2026-0001', 'GHSA-x', 'PYSEC-9'],
    });
    expect(merged.ratings.map(({ scanner }) => scanner)).toEqual(['grype', 'inspector', 'trivy']);
  });

  it('separates findings in other packages, or in other versions of one', () => {
    const other = (name: string, version: string) =>
      trivy({ package: { name, version, purl: undefined, kind: 'library' } });
    expect(mergeFindings([trivy(), other('qs', '5.0.0'), other('express', '6.0.0')])).toHaveLength(
      3,
    );
  });

  it('uses the worst rating, shows all, and prefers a scanner if the policy does', () => {
    const reports = [trivy({ severity: 'LOW' }), grype({ severity: 'HIGH' })];
    expect(one(reports).severity).toBe('HIGH');
    expect(one(reports).ratings.map(({ severity }) => severity)).toEqual(['HIGH', 'LOW']);
    expect(one(reports, { preferScanner: 'trivy' }).severity).toBe('LOW');
    expect(one(reports, { preferScanner: 'inspector' }).severity).toBe('HIGH');
  });

  it.each(['UNTRIAGED', 'Undefined', 'Unknown', '', 'schlimm', '__proto__', 'constructor'])(
    'treats a severity called "%s" as CRITICAL until the policy maps it',
    (severity) => {
      expect(one([trivy({ severity })])).toMatchObject({
        severity: 'CRITICAL',
        ratings: [{ known: false }],
      });
    },
  );

  it('does not let a preferred scanner win with an unknown word', () => {
    const reports = [trivy({ severity: '?' }), grype({ severity: 'LOW' })];
    expect(one(reports, { preferScanner: 'trivy' }).severity).toBe('CRITICAL');
  });

  it('uses the words that the policy maps, and scores without a word', () => {
    const words = { UNTRIAGED: 'MEDIUM' } as const;
    expect(one([trivy({ severity: 'untriaged' })], { severityWords: words }).severity).toBe(
      'MEDIUM',
    );
    expect(one([trivy({ severity: '', score: 7.5 })]).severity).toBe('HIGH');
    expect(one([trivy({ severity: 'moderate' })]).severity).toBe('MEDIUM');
  });

  it('is exploited if any source says so, first known when the first one says so, and has all fixes', () => {
    expect(
      one([
        trivy({ exploited: false, epss: 0.1, publishedAt: daysAgo(3), fixedIn: ['6.0.2'] }),
        grype({ exploited: true, epss: 0.3, publishedAt: daysAgo(9), fixedIn: ['6.0.1'] }),
      ]),
    ).toMatchObject({
      exploited: true,
      epss: 0.3,
      publishedAt: daysAgo(9),
      fixedIn: ['6.0.1', '6.0.2'],
    });
  });

  it.each([
    ['os', undefined, 'base'],
    ['library', 'app/package-lock.json', 'service'],
    ['library', 'usr/lib/node_modules/npm/package.json', 'base'],
    ['library', undefined, 'service'],
    ['code', 'apps/payments/src/main.ts', 'service'],
    [undefined, undefined, undefined],
  ] as const)('finds that a package of kind %s in %s is of the %s', (kind, path, layer) => {
    const found = { name: 'x', version: '1', purl: undefined, kind };
    expect(one([trivy({ package: found, path })]).layer).toBe(layer);
  });

  it('gives the same result for duplicates, and in any order', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 4 }), (reports) => {
        const merged = mergeFindings(reports);
        expect(mergeFindings([...reports, ...reports])).toEqual(merged);
        expect(
          mergeFindings(
            reports.toReversed().map((each) => ({ ...each, findings: each.findings.toReversed() })),
          ),
        ).toEqual(merged);
      }),
    );
  });
});
