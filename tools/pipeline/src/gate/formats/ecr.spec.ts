import { parseReport } from './parse-report.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const parse = (document: object) => parseReport('report.json', JSON.stringify(document));

describe('a report of ECR', () => {
  const basic = {
    imageId: { imageDigest: DIGEST, imageTag: '1' },
    imageScanStatus: { status: 'COMPLETE', description: 'The scan was completed successfully.' },
    imageScanFindings: {
      imageScanCompletedAt: 1_795_341_600,
      findings: [
        {
          name: 'CVE-2026-0001',
          uri: 'https://security-tracker.debian.org/tracker/CVE-2026-0001',
          severity: 'UNDEFINED',
          attributes: [
            { key: 'package_version', value: '3.5.1-1' },
            { key: 'package_name', value: 'openssl' },
            { key: 'CVSS2_SCORE', value: '7.2' },
          ],
        },
      ],
      findingSeverityCounts: { UNDEFINED: 1 },
    },
  };
  const enhancedFinding = (change: object = {}) => ({
    severity: 'MEDIUM',
    status: 'ACTIVE',
    title: 'CVE-2026-0002 - qs',
    exploitAvailable: 'YES',
    fixAvailable: 'YES',
    packageVulnerabilityDetails: {
      vulnerabilityId: 'CVE-2026-0002',
      relatedVulnerabilities: ['GHSA-x'],
      vendorCreatedAt: '2026-11-01T00:00:00Z',
      vulnerablePackages: [
        {
          name: 'qs',
          version: '6.0.0',
          packageManager: 'NPM',
          filePath: 'app/package-lock.json',
          fixedInVersion: '6.0.1',
        },
        {
          name: 'openssl',
          version: '3.5.1',
          epoch: 1,
          release: '1',
          packageManager: 'OS',
          fixedInVersion: 'NotAvailable',
        },
      ],
    },
    ...change,
  });
  const enhanced = (findings: object[], change: object = {}) => ({
    imageId: { imageDigest: DIGEST },
    imageScanStatus: { status: 'ACTIVE' },
    imageScanFindings: {
      imageScanCompletedAt: '2026-11-22T12:00:00+00:00',
      enhancedFindings: findings,
    },
    ...change,
  });

  it('has its packages in attributes if it is basic', () => {
    expect(parse(basic)).toMatchObject({
      scanner: 'ecr-basic',
      images: [DIGEST],
      completedAt: new Date(1_795_341_600_000),
      findings: [
        {
          id: 'CVE-2026-0001',
          package: { name: 'openssl', version: '3.5.1-1', kind: 'os' },
          severity: 'UNDEFINED',
          score: 7.2,
        },
      ],
    });
  });

  it('has a finding for each package if it is enhanced', () => {
    expect(parse(enhanced([enhancedFinding()])).findings).toMatchObject([
      { package: { name: 'qs', kind: 'library' }, fixedIn: ['6.0.1'] },
      { package: { name: 'openssl', version: '1:3.5.1-1', kind: 'os' }, fixedIn: [] },
    ]);
  });

  it('has suppressed and closed findings, with their suppression, if it is enhanced', () => {
    const report = parse(
      enhanced([enhancedFinding({ status: 'SUPPRESSED' }), enhancedFinding({ status: 'CLOSED' })]),
    );
    expect(report.findings.map(({ suppressed }) => suppressed)).toEqual([
      'a suppression rule of Inspector',
      'a suppression rule of Inspector',
      'Inspector has closed it, although an image does not change',
      'Inspector has closed it, although an image does not change',
    ]);
    expect(report.leftOut).toEqual([]);
  });

  it.each([
    'PENDING',
    'IN_PROGRESS',
    'FAILED',
    'UNSUPPORTED_IMAGE',
    'SCAN_ELIGIBILITY_EXPIRED',
    'FINDINGS_UNAVAILABLE',
    'LIMIT_EXCEEDED',
    'IMAGE_ARCHIVED',
    'BRAND_NEW',
  ])('with the status %s is not a finished scan', (status) => {
    for (const document of [basic, enhanced([])])
      expect(() => parse({ ...document, imageScanStatus: { status } })).toThrow(
        `report.json: the scan is not finished: its status is ${status}`,
      );
  });

  it.each<[string, object, string]>([
    ['a page of several', { ...basic, nextToken: 'x' }, 'is one page of several'],
    [
      'counts of more than is listed',
      {
        ...basic,
        imageScanFindings: {
          ...basic.imageScanFindings,
          findingSeverityCounts: { CRITICAL: 1, UNDEFINED: 1 },
        },
      },
      'findingSeverityCounts says 1 of CRITICAL, and 0 are listed',
    ],
    [
      'counts of less',
      { ...basic, imageScanFindings: { ...basic.imageScanFindings, findingSeverityCounts: {} } },
      'findingSeverityCounts says 0 of UNDEFINED, and 1 are listed',
    ],
    [
      'negative counts',
      { ...basic, imageScanFindings: { findings: [], findingSeverityCounts: { HIGH: -1 } } },
      'findingSeverityCounts.HIGH',
    ],
    [
      'no findings at all',
      { ...basic, imageScanFindings: undefined },
      'imageScanFindings: is missing',
    ],
    [
      'a status of a finding that is new',
      enhanced([enhancedFinding({ status: 'SNOOZED' })]),
      'status',
    ],
    ['no digest', { ...basic, imageId: { imageTag: '1' } }, 'imageId.imageDigest'],
  ])('with %s is refused', (_, document, message) => {
    expect(() => parse(document)).toThrow(message);
  });

  it('of Inspector’s list names the image by its resources', () => {
    const finding = enhancedFinding({
      epss: { score: 0.5 },
      lastObservedAt: '2026-11-23T00:00:00Z',
      resources: [{ details: { awsEcrContainerImage: { imageHash: DIGEST } } }],
    });
    expect(parse({ findings: [finding] })).toMatchObject({
      scanner: 'inspector',
      images: [DIGEST],
      findings: [{ epss: 0.5 }, { epss: 0.5 }],
    });
    expect(() => parse({ findings: [] })).toThrow('does not say what was scanned');
  });
});
