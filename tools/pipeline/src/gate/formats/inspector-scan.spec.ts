import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import { cycloneDx, cycloneDxVulnerability } from './test/cyclonedx-document.ts';
import { AT } from './test/documents.ts';
import { inspectorScan } from './test/inspector-scan-document.ts';

const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const refused = (document: unknown, problem: string) => {
  expect(() => read(document)).toThrow(ReportError);
  expect(() => read(document)).toThrow(`report.json: ${problem}`);
};

describe("a report of Inspector's Scan API", () => {
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

  it('contains CycloneDX of a bill of materials, which is not a scan of an image', () => {
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

  it('does not count as exploited what an exploit exists for', () => {
    const properties = [{ name: `${INSPECTOR}exploit_available`, value: 'true' }];
    expect(read(cycloneDxOutput({ properties })).findings[0]?.exploited).toBeUndefined();
    const own = { properties: { exploit_available: true } };
    expect(read(inspectorScan(own)).findings[0]?.exploited).toBeUndefined();
    const kev = { properties: { cisa_kev_date_added: '2026-11-10T00:00:00Z' } };
    expect(read(inspectorScan(kev)).findings[0]?.exploited).toBe(true);
  });

  it("has Inspector's findings in any of their places", () => {
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

  it('may be empty', () => {
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
