import { AT, blockedBy, outputs, trivy, verdictOn } from './test/repository-policy.ts';
import { DIGEST, NOW } from './test/samples.ts';

describe('a report of Inspector', () => {
  const finding = (change: object, details: object = {}) => ({
    severity: 'LOW',
    status: 'ACTIVE',
    type: 'PACKAGE_VULNERABILITY',
    title: 'x',
    lastObservedAt: AT,
    packageVulnerabilityDetails: {
      vulnerabilityId: 'CVE-2026-3007',
      vulnerablePackages: [{ name: 'qs', version: '5.0.0', packageManager: 'NODEPKG' }],
      ...details,
    },
    resources: [
      { type: 'AWS_ECR_CONTAINER_IMAGE', details: { awsEcrContainerImage: { imageHash: DIGEST } } },
    ],
    ...change,
  });

  it('is read with a finding about a network, which is among the other results', () => {
    const network = finding({
      type: 'NETWORK_REACHABILITY',
      packageVulnerabilityDetails: undefined,
      title: 'Port 22 is reachable',
      resources: [{ type: 'AWS_EC2_INSTANCE', details: {} }],
    });
    const { outcome, others } = verdictOn({ findings: [finding({}), network] });
    expect([outcome, others]).toEqual([
      'passed',
      [expect.objectContaining({ kind: 'network reachability', title: 'Port 22 is reachable' })],
    ]);
  });

  it('does not count as exploited because an exploit exists', () => {
    const high = finding(
      { severity: 'HIGH', exploitAvailable: 'YES' },
      { vendorCreatedAt: NOW.toISOString().replace(/T.*/, 'T00:00:00Z') },
    );
    const { outcome, decisions } = verdictOn({ findings: [high] });
    expect([outcome, decisions[0]?.action]).toEqual(['passed', 'grace']);
  });

  it('is read from its Scan API', () => {
    const verdict = verdictOn({
      sbom: {
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        version: 1,
        metadata: {
          timestamp: AT,
          tools: { services: [{ name: 'Amazon Inspector Scan SBOM API', version: '1' }] },
        },
        components: [
          {
            'bom-ref': 'comp-1',
            type: 'library',
            name: 'qs',
            version: '5.0.0',
            purl: 'pkg:npm/qs@5.0.0',
          },
        ],
        vulnerabilities: [
          {
            id: 'CVE-2026-3009',
            ratings: [{ severity: 'critical', score: 9.8, method: 'CVSSv31' }],
            affects: [{ ref: 'comp-1' }],
          },
        ],
      },
    });
    // It is of a bill of materials, so that a scan of the image is still missing.
    expect(blockedBy(verdict)).toEqual({
      outcome: 'undecided',
      blocking: [['CVE-2026-3009', 'CRITICAL']],
    });
    expect(verdict.scans).toMatchObject([{ scanner: 'inspector-sbom', findings: 1 }]);
  });
});

it('with an undecodable package URL is an error with file and field', () => {
  const component = { name: 'api-service', purl: 'pkg:oci/100%-api' };
  const { outcome, undecided } = verdictOn({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: AT, tools: { components: [{ name: 'trivy' }] }, component },
    components: [{ name: 'a' }],
    vulnerabilities: [],
  });
  expect(outcome).toBe('undecided');
  expect(undecided[0]).toBe(
    'report-0.json: metadata.component.purl: must be a package URL, such as pkg:npm/qs@6.0.0; found "pkg:oci/100%-api"',
  );
});

it('shows in every output why an old MEDIUM finding blocks', () => {
  const found = {
    VulnerabilityID: 'CVE-2019-0001',
    PkgName: 'libx',
    InstalledVersion: '1.0-1',
    Severity: 'MEDIUM',
    Status: 'will_not_fix',
    PublishedDate: '2019-01-01T00:00:00Z',
  };
  const verdict = verdictOn(
    trivy([
      {
        Target: 'image.tar (debian 13.1)',
        Class: 'os-pkgs',
        Type: 'debian',
        Vulnerabilities: [found],
      },
    ]),
  );
  expect(blockedBy(verdict)).toEqual({
    outcome: 'blocked',
    blocking: [['CVE-2019-0001', 'MEDIUM']],
  });
  for (const written of outputs(verdict))
    expect(written).toMatch(/30 are allowed without a ticket/);
});
