import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import { DIGEST } from './test/documents.ts';
import { snyk, snykIssue } from './test/snyk-document.ts';

const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const refused = (document: unknown, problem: string) => {
  expect(() => read(document)).toThrow(ReportError);
  expect(() => read(document)).toThrow(`report.json: ${problem}`);
};

describe('a report of Snyk', () => {
  it('has the image by its digest, and one CVE as the same vulnerability', () => {
    expect(read(snyk([snykIssue()]))).toMatchObject({
      scanner: 'snyk',
      images: [DIGEST],
      completedAt: undefined,
      packages: 40,
      findings: [
        {
          id: 'SNYK-JS-QS-1',
          aliases: ['CVE-2026-0001'],
          related: [],
          package: { name: 'qs', version: '6.0.0', purl: 'pkg:npm/qs@6.0.0', kind: 'library' },
          severity: 'critical',
          fixedIn: ['6.0.1'],
          publishedAt: new Date('2026-11-01T00:00:00.123Z'),
        },
      ],
    });
  });

  it('has several CVEs as related names', () => {
    const identifiers = { CVE: ['CVE-1', 'CVE-2'], GHSA: [] };
    expect(read(snyk([snykIssue({ identifiers })])).findings[0]).toMatchObject({
      aliases: [],
      related: ['CVE-1', 'CVE-2'],
    });
  });

  it('has system packages by source and binary, and the nearest fix', () => {
    const issue = snykIssue({
      packageName: 'openssl/libssl3',
      packageManager: 'debian:12',
      fixedIn: undefined,
      nearestFixedInVersion: '3.0.2',
    });
    expect(read(snyk([issue])).findings[0]).toMatchObject({
      package: { name: 'libssl3', source: 'openssl', kind: 'os', purl: undefined },
      fixedIn: ['3.0.2'],
    });
  });

  it('may have several images, and applications in one of them', () => {
    const application = snyk([snykIssue({ id: 'SNYK-JS-TAR-1', packageName: 'tar' })], {
      targetFile: '/app/package.json',
      path: 'payments',
    });
    const both = [snyk([snykIssue()], { applications: [application] }), snyk([], { path: 'x' })];
    const { findings, images, packages } = read(both);
    expect(findings.map(({ package: { name }, path }) => [name, path])).toEqual([
      ['qs', undefined],
      ['tar', '/app/package.json'],
    ]);
    expect([images, packages]).toEqual([[DIGEST], 120]);
  });

  it('has licences as other results', () => {
    const licence = snykIssue({ id: 'snyk:lic:npm:x:AGPL-3.0', type: 'license' });
    expect(read(snyk([licence]))).toMatchObject({
      findings: [],
      others: [
        { kind: 'licence', id: 'snyk:lic:npm:x:AGPL-3.0', target: 'qs', severity: 'critical' },
      ],
    });
  });

  it.each<[string, unknown, string]>([
    [
      'of a test that failed',
      { ok: false, error: 'unauthorized', path: 'x' },
      'error: must not be there: the test failed; found "unauthorized"',
    ],
    [
      'of one that failed among several',
      [snyk([]), { ok: false, error: 'x' }],
      '1.error: must not be there',
    ],
    ['without a list', snyk([], { vulnerabilities: {} }), 'vulnerabilities'],
    ['with an issue without an id', snyk([snykIssue({ id: '' })]), 'vulnerabilities.0.id'],
    ['with a score beyond 10', snyk([snykIssue({ cvssScore: 11 })]), 'vulnerabilities.0.cvssScore'],
    [
      'in a list with something else',
      [snyk([]), { SchemaVersion: 2 }],
      'is in no format that is known',
    ],
    ['in a list with no object', [snyk([]), 1], ''],
    ['in an empty list', [], 'must be a JSON object'],
  ])('is refused %s', (_, document, problem) => refused(document, problem));
});
