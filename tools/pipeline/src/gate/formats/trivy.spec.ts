import { parseReport } from './parse-report.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const CONFIG = `sha256:${'c'.repeat(64)}`;
const parse = (document: object) => parseReport('report.json', JSON.stringify(document));

describe('a report of Trivy', () => {
  const trivy = (results: unknown, change: object = {}) => ({
    SchemaVersion: 2,
    CreatedAt: '2026-11-23T10:00:00.123456789Z',
    Trivy: { Version: '0.70.0' },
    ArtifactName: 'payments:1',
    ArtifactType: 'container_image',
    Metadata: {
      OS: { Family: 'debian', Name: '13.1' },
      ImageID: CONFIG,
      RepoDigests: [`registry.example.com/payments@${DIGEST}`],
    },
    Results: results,
    ...change,
  });
  const found = {
    VulnerabilityID: 'CVE-2026-0001',
    VendorIDs: ['DSA-9000-1'],
    PkgName: 'libssl3t64',
    PkgIdentifier: { PURL: 'pkg:deb/debian/libssl3t64@3.5.1' },
    InstalledVersion: '3.5.1-1',
    FixedVersion: '3.5.2-1, 3.6.0-1',
    Severity: 'HIGH',
    CVSS: { nvd: { V3Score: 7.5 }, redhat: { V3Score: 5.9 } },
    Layer: { DiffID: `sha256:${'d'.repeat(64)}` },
    PublishedDate: '2026-11-01T00:00:00Z',
    Title: 'openssl: something',
    PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2026-0001',
  };

  it('identifies the image by its digests, and lists the packages found in it', () => {
    const report = parse(
      trivy([
        {
          Target: 'payments (debian 13.1)',
          Class: 'os-pkgs',
          Type: 'debian',
          Vulnerabilities: [found],
        },
        { Target: 'app/package-lock.json', Class: 'lang-pkgs', Type: 'npm', Vulnerabilities: null },
      ]),
    );
    expect(report).toMatchObject({
      scanner: 'trivy',
      version: '0.70.0',
      images: [DIGEST, CONFIG],
      completedAt: new Date('2026-11-23T10:00:00.123Z'),
      findings: [
        {
          id: 'CVE-2026-0001',
          aliases: [],
          related: ['DSA-9000-1'],
          package: { name: 'libssl3t64', version: '3.5.1-1', kind: 'os' },
          severity: 'HIGH',
          score: 7.5,
          fixedIn: ['3.5.2-1', '3.6.0-1'],
          path: undefined,
          publishedAt: new Date('2026-11-01T00:00:00Z'),
        },
      ],
    });
  });

  it('knows only the configuration of an image in a file', () => {
    const metadata = { OS: { Family: 'debian', Name: '13.1' }, ImageID: CONFIG };
    expect(parse(trivy([], { ArtifactName: 'image.tar', Metadata: metadata })).images).toEqual([
      CONFIG,
    ]);
  });

  it.each([[null], [undefined], [[]]])(
    'with Results %j has scanned an image and found nothing',
    (results) => {
      expect(parse(trivy(results)).findings).toEqual([]);
    },
  );

  it('has found nothing only if it states that it scanned an image', () => {
    expect(() => parse(trivy(null, { Metadata: {} }))).toThrow(
      'report.json: has no results, and does not say that an image was scanned',
    );
    expect(() => parse(trivy(undefined, { ArtifactType: 'filesystem' }))).toThrow('no results');
  });

  it('has the location of a library, the number of packages, and what it omitted', () => {
    const report = parse(
      trivy([
        {
          Target: 'app/package-lock.json',
          Class: 'lang-pkgs',
          Packages: [{}, {}],
          Vulnerabilities: [{ ...found, PkgName: 'qs' }],
          ExperimentalModifiedFindings: [
            {
              Type: 'vulnerability',
              Status: 'ignored',
              Statement: 'accepted',
              Finding: { VulnerabilityID: 'CVE-9', PkgName: 'express' },
            },
          ],
        },
      ]),
    );
    expect(report.packages).toBe(2);
    expect(report.findings[0]).toMatchObject({
      path: 'app/package-lock.json',
      package: { kind: 'library' },
    });
    expect(report.findings[1]).toMatchObject({
      id: 'CVE-9',
      package: { name: 'express' },
      suppressed: 'Trivy was told that it is ignored: accepted',
    });
  });

  it('counts secrets and failed checks in the image as well', () => {
    const report = parse(
      trivy([
        {
          Target: 'app/.env',
          Class: 'secret',
          Secrets: [{ RuleID: 'aws-access-key-id', Severity: 'CRITICAL', Title: 'AWS key' }],
        },
        {
          Target: 'Dockerfile',
          Class: 'config',
          Misconfigurations: [
            { ID: 'DS002', Status: 'FAIL', Severity: 'HIGH', Title: 'runs as root' },
            { ID: 'DS026', Status: 'PASS', Severity: 'LOW', Title: 'has a health check' },
          ],
        },
      ]),
    );
    expect(report.findings.map(({ id, severity, path }) => [id, severity, path])).toEqual([
      ['aws-access-key-id', 'CRITICAL', 'app/.env'],
      ['DS002', 'HIGH', 'Dockerfile'],
    ]);
  });
});
