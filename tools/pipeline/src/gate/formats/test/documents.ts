/** Small documents in the shapes that scanners print; each change replaces keys of the outermost object. */
export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const CONFIG = `sha256:${'c'.repeat(64)}`;
export const AT = '2026-11-23T10:00:00Z';

export const trivy = (results: unknown, change: object = {}) => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.70.0' },
  CreatedAt: AT,
  ArtifactName: 'image.tar',
  ArtifactType: 'container_image',
  Metadata: { OS: { Family: 'debian', Name: '13.1' }, ImageID: DIGEST },
  Results: results,
  ...change,
});
export const trivyVulnerability = (change: object = {}) => ({
  VulnerabilityID: 'CVE-2026-0001',
  PkgName: 'qs',
  InstalledVersion: '6.0.0',
  FixedVersion: '6.0.1',
  Severity: 'CRITICAL',
  ...change,
});
export const OS_RESULT = { Class: 'os-pkgs', Packages: [{ Name: 'openssl' }] };
export const LIBRARY_RESULT = { Class: 'lang-pkgs', Packages: [{ Name: 'qs' }] };

export const GRYPE_CONFIGURATION = {
  'only-fixed': false,
  'only-notfixed': false,
  'ignore-wontfix': '',
  exclude: [],
  distro: '',
  search: { scope: 'squashed' },
  match: { stock: { 'using-cpes': true } },
};
export const grypeMatch = (change: object = {}) => ({
  vulnerability: { id: 'CVE-2026-0001', severity: 'Critical', ...change },
  relatedVulnerabilities: [],
  artifact: { name: 'qs', version: '6.0.0', type: 'npm', purl: 'pkg:npm/qs@6.0.0' },
});
export const grype = (
  matches: object[],
  change: object = {},
  { configuration = {}, db = {} }: { configuration?: object; db?: object } = {},
) => ({
  matches,
  source: { type: 'image', target: { imageID: DIGEST } },
  distro: { name: 'debian', version: '13' },
  descriptor: {
    name: 'grype',
    version: '0.110.0',
    timestamp: AT,
    configuration: { ...GRYPE_CONFIGURATION, ...configuration },
    db: { status: { built: '2026-11-23T06:00:00Z', valid: true, ...db } },
  },
  ...change,
});

export const sarif = (rule: object | undefined, result: object, run: object = {}) => ({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Scanner', rules: rule ? [{ id: 'CVE-2026-0001', ...rule }] : [] } },
      results: [
        {
          ruleId: 'CVE-2026-0001',
          message: { text: 'Package: qs\nInstalled Version: 6.0.0' },
          ...result,
        },
      ],
      ...run,
    },
  ],
});

export const cycloneDx = (vulnerabilities: unknown, change: object = {}) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: AT,
    tools: { components: [{ name: 'grype', version: '0.110.0' }] },
    component: { type: 'container', name: 'payments', version: DIGEST },
  },
  components: [
    { 'bom-ref': 'r1', name: 'qs', version: '6.0.0', purl: 'pkg:npm/qs@6.0.0' },
    { 'bom-ref': 'r2', name: 'openssl', version: '3', purl: 'pkg:deb/debian/openssl@3' },
  ],
  vulnerabilities,
  ...change,
});
export const cycloneDxVulnerability = (change: object = {}) => ({
  id: 'CVE-2026-0001',
  ratings: [{ severity: 'critical', score: 9.8, method: 'CVSSv31' }],
  affects: [{ ref: 'r1' }],
  ...change,
});

export const inspectorFinding = (change: object = {}, details: object = {}) => ({
  type: 'PACKAGE_VULNERABILITY',
  severity: 'CRITICAL',
  status: 'ACTIVE',
  title: 'CVE-2026-0001 - qs',
  lastObservedAt: AT,
  packageVulnerabilityDetails: {
    vulnerabilityId: 'CVE-2026-0001',
    vulnerablePackages: [{ name: 'qs', version: '6.0.0', packageManager: 'NODEPKG' }],
    ...details,
  },
  resources: [
    {
      type: 'AWS_ECR_CONTAINER_IMAGE',
      details: { awsEcrContainerImage: { imageHash: DIGEST } },
    },
  ],
  ...change,
});
export const enhanced = (findings: object[]) => ({
  imageId: { imageDigest: DIGEST },
  imageScanStatus: { status: 'ACTIVE' },
  imageScanFindings: { imageScanCompletedAt: AT, enhancedFindings: findings },
});
export const basic = (finding: object, change: object = {}) => ({
  imageId: { imageDigest: DIGEST },
  imageScanStatus: { status: 'COMPLETE' },
  imageScanFindings: {
    imageScanCompletedAt: AT,
    findings: [{ name: 'CVE-2026-0001', severity: 'CRITICAL', ...finding }],
    ...change,
  },
});

export const osv = (vulnerability: object, group: object = {}, of: object = {}) => ({
  results: [
    {
      source: { path: '/app/package-lock.json', type: 'lockfile' },
      packages: [
        {
          package: { name: 'qs', version: '6.0.0', ecosystem: 'npm' },
          vulnerabilities: [{ id: 'GHSA-aaaa-bbbb-cccc', ...vulnerability }],
          groups: [{ ids: ['GHSA-aaaa-bbbb-cccc'], aliases: [], ...group }],
          ...of,
        },
      ],
    },
  ],
  experimental_config: { licenses: { summary: false, allowlist: [] } },
});

export const snykIssue = (change: object = {}) => ({
  id: 'SNYK-JS-QS-1',
  title: 'Prototype pollution',
  severity: 'critical',
  cvssScore: 9.8,
  identifiers: { CVE: ['CVE-2026-0001'], CWE: ['CWE-1321'] },
  packageName: 'qs',
  version: '6.0.0',
  fixedIn: ['6.0.1'],
  publicationTime: '2026-11-01T00:00:00.123456Z',
  ...change,
});
export const snyk = (vulnerabilities: object[], change: object = {}) => ({
  vulnerabilities,
  ok: vulnerabilities.length === 0,
  dependencyCount: 40,
  packageManager: 'npm',
  path: `registry.example.com/payments@${DIGEST}`,
  ...change,
});

export const gitLab = (vulnerability: object, scan: object = {}) => ({
  version: '15.0.7',
  scan: {
    analyzer: { id: 'gcs', name: 'GitLab Container Scanning', version: '7.0.0' },
    scanner: { id: 'trivy', name: 'Trivy', version: '0.70.0' },
    type: 'container_scanning',
    start_time: '2026-11-23T09:59:00',
    end_time: '2026-11-23T10:00:00',
    status: 'success',
    ...scan,
  },
  vulnerabilities: [
    {
      id: '1',
      severity: 'Critical',
      solution: 'Upgrade qs from 6.0.0 to 6.0.1',
      location: {
        dependency: { package: { name: 'qs' }, version: '6.0.0' },
        operating_system: 'debian 13.1',
        image: `registry.example.com/payments@${DIGEST}`,
      },
      identifiers: [
        { type: 'cve', name: 'CVE-2026-0001', value: 'CVE-2026-0001', url: 'https://example.com' },
      ],
      ...vulnerability,
    },
  ],
});

/** What `aws inspector-scan scan-sbom --output-format INSPECTOR` prints. */
export const inspectorScan = (vulnerability: object, change: object = {}) => ({
  sbom: {
    vulnerability_count: { critical: 1 },
    vulnerabilities: [
      {
        id: 'CVE-2026-0001',
        severity: 'critical',
        affects: [
          {
            installed_version: 'pkg:npm/qs@6.0.0',
            fixed_version: '6.0.1',
            path: 'app/package-lock.json',
          },
        ],
        ...vulnerability,
      },
    ],
    ...change,
  },
});
