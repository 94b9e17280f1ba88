import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import * as documents from './test/documents.ts';

const {
  AT,
  DIGEST,
  cycloneDx,
  cycloneDxVulnerability,
  gitLab,
  inspectorScan,
  osv,
  snyk,
  snykIssue,
} = documents;
const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const refused = (document: unknown, problem: string) => {
  expect(() => read(document)).toThrow(ReportError);
  expect(() => read(document)).toThrow(`report.json: ${problem}`);
};

describe('the Scan API of Inspector', () => {
  const tools = { services: [{ name: 'Amazon Inspector Scan SBOM API', version: '1' }] };
  const INSPECTOR = 'amazon:inspector:sbom_scanner:';
  const cycloneDxOutput = (change: object = {}, properties: object[] = []) => ({
    status: 'SBOM parsed successfully, 1 vulnerabilities found',
    sbom: {
      ...cycloneDx([cycloneDxVulnerability(change)], {
        specVersion: '1.5',
        metadata: { timestamp: AT, tools, properties },
        components: [
          {
            'bom-ref': 'comp-1',
            type: 'library',
            name: 'qs',
            version: '5.0.0',
            purl: 'pkg:npm/qs@5.0.0',
            properties: [{ name: `${INSPECTOR}path`, value: 'app/package-lock.json' }],
          },
        ],
      }),
    },
  });

  it('gives CycloneDX of a bill of materials, which is no scan of an image', () => {
    const found = {
      id: 'CVE-2026-3009',
      created: '2026-11-01T00:00:00Z',
      references: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
      affects: [{ ref: 'comp-1' }],
      ratings: [
        { severity: 'critical', score: 9.8, method: 'CVSSv31' },
        { source: { name: 'EPSS' }, score: 0.42, severity: 'none', method: 'other' },
      ],
      properties: [
        { name: `${INSPECTOR}exploit_available`, value: 'true' },
        { name: `${INSPECTOR}cisa_kev_date_added`, value: '2026-11-10T00:00:00Z' },
        { name: `${INSPECTOR}fixed_version:comp-1`, value: '6.0.1' },
      ],
    };
    expect(read(cycloneDxOutput(found))).toMatchObject({
      scanner: 'inspector-sbom',
      version: '1',
      images: [],
      completedAt: new Date(AT),
      coverage: { lookedUp: ['library'] },
      findings: [
        {
          id: 'CVE-2026-3009',
          aliases: ['GHSA-aaaa-bbbb-cccc'],
          package: { name: 'qs', version: '5.0.0', purl: 'pkg:npm/qs@5.0.0', kind: 'library' },
          severity: 'critical',
          score: 9.8,
          epss: 0.42,
          exploited: true,
          fixedIn: ['6.0.1'],
          path: 'app/package-lock.json',
          publishedAt: new Date('2026-11-01T00:00:00Z'),
        },
      ],
    });
  });

  it('does not call exploited what there is an exploit for', () => {
    const properties = [{ name: `${INSPECTOR}exploit_available`, value: 'true' }];
    expect(read(cycloneDxOutput({ properties })).findings[0]?.exploited).toBeUndefined();
    const own = { properties: { exploit_available: true } };
    expect(read(inspectorScan(own)).findings[0]?.exploited).toBeUndefined();
    const kev = { properties: { cisa_kev_date_added: '2026-11-10T00:00:00Z' } };
    expect(read(inspectorScan(kev)).findings[0]?.exploited).toBe(true);
  });

  it('gives findings of Inspector, in any of the places that they are in', () => {
    const { sbom } = inspectorScan({ related: ['GHSA-x'], created: AT });
    for (const document of [{ sbom }, { inspector: sbom }, { sbom: { inspector: sbom } }])
      expect(read(document)).toMatchObject({
        scanner: 'inspector-sbom',
        images: [],
        completedAt: undefined,
        coverage: { lookedUp: [] },
        findings: [
          {
            id: 'CVE-2026-0001',
            aliases: [],
            related: ['GHSA-x'],
            package: { name: 'qs', version: '6.0.0', purl: 'pkg:npm/qs@6.0.0' },
            fixedIn: ['6.0.1'],
            path: 'app/package-lock.json',
          },
        ],
      });
  });

  it.each([
    ['pkg:deb/debian/openssl@1%3A3.0.1-1?arch=amd64', 'openssl', '1:3.0.1-1', 'os'],
    ['pkg:npm/%40scope/qs@6.0.0', '@scope/qs', '6.0.0', 'library'],
    ['openssl 3', 'openssl 3', '', undefined],
    ['', 'unknown', '', undefined],
  ])('names the package of %s', (installed_version, name, version, kind) => {
    expect(
      read(inspectorScan({ affects: [{ installed_version }] })).findings[0]?.package,
    ).toMatchObject({
      name,
      version,
      kind,
    });
  });

  it('may have nothing to list', () => {
    const { vulnerabilities: _, ...sbom } = cycloneDxOutput().sbom;
    expect(read({ sbom }).findings).toEqual([]);
    expect(read({ sbom: { vulnerability_count: { critical: 0 } } }).findings).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    [
      'that counts what it does not list',
      { sbom: { vulnerability_count: { critical: 2 }, vulnerabilities: [] } },
      'counts 2 vulnerabilities, and lists none',
    ],
    [
      'that does so in CycloneDX',
      {
        sbom: {
          ...cycloneDxOutput({}, [{ name: `${INSPECTOR}high_vulnerabilities`, value: '1' }]).sbom,
          vulnerabilities: [],
        },
      },
      'counts 1 vulnerabilities, and lists none',
    ],
    [
      'without anything',
      { sbom: {} },
      'has neither a CycloneDX document nor findings of Inspector',
    ],
    ['of no tool', { sbom: cycloneDx([], { metadata: {} }) }, 'metadata.tools: must name the tool'],
    ['of a later version', { sbom: cycloneDx([], { specVersion: '2.0' }) }, 'sbom.specVersion'],
  ])('is refused %s', (_, document, problem) => refused(document, problem));
});

describe('OSV-Scanner', () => {
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

  it('has aliases, fixes and the file, and says neither of which image nor of when it is', () => {
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

  it('has packages of a system by their binary name, with the source', () => {
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

  it('of version 1, and with nothing found, is read as well', () => {
    const { experimental_config: _, ...document } = osv({});
    expect(read(document).findings).toHaveLength(1);
    expect(read({ results: [] }).findings).toEqual([]);
    expect(read({ results: null, experimental_config: {} }).findings).toEqual([]);
  });

  it('has licences as other results, and what it does not find called as findings', () => {
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

describe('Snyk', () => {
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

  it('has packages of a system by source and binary, and the nearest fix', () => {
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

  it('is read of several images, and with the applications in one', () => {
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

describe('container scanning of GitLab', () => {
  it('names the image, its time in UTC, and the fix in the solution', () => {
    expect(read(gitLab({}))).toMatchObject({
      scanner: 'trivy',
      version: '0.70.0',
      images: [DIGEST],
      completedAt: new Date(AT),
      findings: [
        {
          id: 'CVE-2026-0001',
          package: { name: 'qs', version: '6.0.0' },
          severity: 'Critical',
          fixedIn: ['6.0.1'],
          url: 'https://example.com',
        },
      ],
    });
  });

  it('has other identifiers as related names, and no weaknesses', () => {
    const identifiers = [
      { type: 'cve', value: 'CVE-1' },
      { type: 'cve', value: 'CVE-2' },
      { type: 'cwe', value: 'CWE-79' },
    ];
    expect(read(gitLab({ identifiers })).findings[0]).toMatchObject({
      id: 'CVE-1',
      aliases: [],
      related: ['CVE-2'],
    });
  });

  it('with nothing found names no image', () => {
    expect(read({ ...gitLab({}), vulnerabilities: [] })).toMatchObject({
      images: [],
      findings: [],
    });
  });

  it.each<[string, unknown, string]>([
    [
      'of a scan that failed',
      gitLab({}, { status: 'failure' }),
      'scan.status: must be success; found "failure"',
    ],
    ['of another kind', gitLab({}, { type: 'sast' }), 'scan.type'],
    ['of an older version', { ...gitLab({}), version: '2.3' }, 'version: must be 14.x or 15.x'],
    [
      'without an identifier',
      gitLab({ identifiers: [] }),
      'vulnerabilities.0.identifiers: must have an identifier',
    ],
    [
      'without a package',
      gitLab({ location: { image: 'x' } }),
      'vulnerabilities.0.location.dependency',
    ],
  ])('is refused %s', (_, document, problem) => refused(document, problem));
});
