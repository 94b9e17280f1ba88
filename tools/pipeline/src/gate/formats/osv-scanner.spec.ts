import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import { osv } from './test/documents.ts';

const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const refused = (document: unknown, problem: string) => {
  expect(() => read(document)).toThrow(ReportError);
  expect(() => read(document)).toThrow(`report.json: ${problem}`);
};

describe('a report of OSV-Scanner', () => {
  const found = {
    aliases: ['CVE-2026-0001'],
    upstream: ['CVE-2026-0009'],
    summary: 'Prototype pollution',
    published: '2026-11-01T00:00:00Z',
    affected: [
      { package: { name: 'qs' }, ranges: [{ events: [{ introduced: '0' }, { fixed: '6.0.1' }] }] },
      { package: { name: 'other' }, ranges: [{ events: [{ fixed: '9' }] }] },
    ],
  };

  it('has aliases, fixes and the file, but neither image nor time', () => {
    expect(read(osv(found))).toMatchObject({
      scanner: 'osv-scanner',
      images: [],
      completedAt: undefined,
      findings: [
        {
          id: 'GHSA-aaaa-bbbb-cccc',
          aliases: ['CVE-2026-0001'],
          related: ['CVE-2026-0009'],
          package: { name: 'qs', version: '6.0.0', purl: 'pkg:npm/qs@6.0.0', kind: 'library' },
          fixedIn: ['6.0.1'],
          path: '/app/package-lock.json',
          title: 'Prototype pollution',
          url: 'https://osv.dev/vulnerability/GHSA-aaaa-bbbb-cccc',
        },
      ],
    });
  });

  it('has system packages by their binary names, with the source', () => {
    const about = {
      name: 'openssl',
      os_package_name: 'libssl3',
      version: '3.0.1',
      ecosystem: 'Debian:12',
    };
    expect(read(osv({}, {}, { package: about })).findings[0]?.package).toEqual({
      name: 'libssl3',
      version: '3.0.1',
      purl: undefined,
      kind: 'os',
      source: 'openssl',
    });
  });

  it('of version 1, and without findings, is read as well', () => {
    const { experimental_config: _, ...document } = osv({});
    expect(read(document).findings).toHaveLength(1);
    expect(read({ results: [] }).findings).toEqual([]);
    expect(read({ results: null, experimental_config: {} }).findings).toEqual([]);
  });

  it('has licences as other results, and uncalled findings', () => {
    const of = { license_violations: ['AGPL-3.0'] };
    const group = {
      experimental_analysis: { 'GHSA-aaaa-bbbb-cccc': { called: false, unimportant: true } },
    };
    expect(read(osv({}, group, of))).toMatchObject({
      findings: [{ suppressed: undefined }],
      others: [{ kind: 'licence', id: 'AGPL-3.0', target: 'qs' }],
    });
  });

  it.each<[string, unknown, string]>([
    ['without an id', osv({ id: '' }), 'results.0.packages.0.vulnerabilities.0.id'],
    ['with results of another shape', { results: {} }, 'results: '],
    [
      'with a package of another shape',
      { results: [{ source: {}, packages: [{}] }] },
      'results.0.packages.0.package',
    ],
  ])('is refused %s', (_, document, problem) => refused(document, problem));
});
