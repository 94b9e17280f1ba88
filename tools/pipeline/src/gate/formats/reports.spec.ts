import { parseReport } from './parse-report.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const CONFIG = `sha256:${'c'.repeat(64)}`;
const parse = (document: object) => parseReport('report.json', JSON.stringify(document));

describe('Trivy', () => {
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

  it('tells of the image by its manifest’s digest, and of what it found there', () => {
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
      images: [DIGEST],
      completedAt: new Date('2026-11-23T10:00:00.123Z'),
      findings: [
        {
          ids: ['CVE-2026-0001', 'DSA-9000-1'],
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

  it.each([[null], [undefined], [[]]])(
    'with Results %j has looked into an image and found nothing',
    (results) => {
      expect(parse(trivy(results)).findings).toEqual([]);
    },
  );

  it('has found nothing only if it says that it looked into an image', () => {
    expect(() => parse(trivy(null, { Metadata: {} }))).toThrow(
      'report.json: has no results, and does not say that an image was scanned',
    );
    expect(() => parse(trivy(undefined, { ArtifactType: 'filesystem' }))).toThrow('no results');
  });

  it('tells where a library is, how many packages it saw, and what it left out', () => {
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
    expect(report.leftOut).toEqual([
      { id: 'CVE-9', package: 'express', reason: 'ignored: accepted' },
    ]);
  });
});

describe('Grype', () => {
  const grype = (match: object = {}, change: object = {}) => ({
    matches: [
      {
        vulnerability: {
          id: 'GHSA-aaaa-bbbb-cccc',
          dataSource: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
          severity: 'High',
          description: 'qs is wrong\nMore of it',
          fix: { versions: ['6.0.1'], state: 'fixed' },
          cvss: [],
          knownExploited: [{ cve: 'CVE-2026-0001' }],
        },
        relatedVulnerabilities: [
          {
            id: 'CVE-2026-0001',
            cvss: [{ version: '3.1', metrics: { baseScore: 8.1 } }],
            epss: [{ cve: 'CVE-2026-0001', epss: 0.42, percentile: 0.9 }],
          },
        ],
        matchDetails: [],
        artifact: {
          name: 'qs',
          version: '6.0.0',
          type: 'npm',
          purl: 'pkg:npm/qs@6.0.0',
          locations: [{ path: '/app/package-lock.json', layerID: DIGEST }],
        },
        ...match,
      },
    ],
    source: {
      type: 'image',
      target: { imageID: CONFIG, manifestDigest: DIGEST, repoDigests: [`payments@${DIGEST}`] },
    },
    descriptor: { name: 'grype', version: '0.110.0', timestamp: '2026-11-23T10:00:00+01:00' },
    ...change,
  });

  it('joins the names of related vulnerabilities, and never takes the configuration for the image', () => {
    expect(parse(grype())).toMatchObject({
      scanner: 'grype',
      images: [DIGEST],
      completedAt: new Date('2026-11-23T09:00:00Z'),
      findings: [
        {
          ids: ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-0001'],
          severity: 'High',
          score: 8.1,
          epss: 0.42,
          exploited: true,
          fixedIn: ['6.0.1'],
          path: '/app/package-lock.json',
          title: 'qs is wrong',
        },
      ],
    });
  });

  it('may have scanned a directory, which is no image', () => {
    expect(parse(grype({}, { source: { type: 'directory', target: '.' } })).images).toEqual([]);
  });

  it('tells what its own rules left out', () => {
    const [ignored] = grype().matches;
    const document = grype(
      {},
      { ignoredMatches: [{ ...ignored, appliedIgnoreRules: [{ reason: '' }] }] },
    );
    expect(parse(document).leftOut).toEqual([
      { id: 'GHSA-aaaa-bbbb-cccc', package: 'qs', reason: 'an ignore rule of Grype' },
    ]);
  });
});

describe('ECR', () => {
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

  it('basic has its packages in attributes', () => {
    expect(parse(basic)).toMatchObject({
      scanner: 'ecr-basic',
      images: [DIGEST],
      completedAt: new Date(1_795_341_600_000),
      findings: [
        {
          ids: ['CVE-2026-0001'],
          package: { name: 'openssl', version: '3.5.1-1', kind: 'os' },
          severity: 'UNDEFINED',
          score: 7.2,
        },
      ],
    });
  });

  it('enhanced makes a finding of each package', () => {
    expect(parse(enhanced([enhancedFinding()])).findings).toMatchObject([
      { package: { name: 'qs', kind: 'library' }, fixedIn: ['6.0.1'], exploited: true },
      { package: { name: 'openssl', version: '1:3.5.1-1', kind: 'os' }, fixedIn: [] },
    ]);
  });

  it('enhanced tells which findings are suppressed or closed, and does not count them', () => {
    const report = parse(
      enhanced([enhancedFinding({ status: 'SUPPRESSED' }), enhancedFinding({ status: 'CLOSED' })]),
    );
    expect(report.findings).toEqual([]);
    expect(report.leftOut.map(({ reason }) => reason)).toEqual([
      'Inspector calls it SUPPRESSED',
      'Inspector calls it CLOSED',
    ]);
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
  ])('with the status %s is no finished scan', (status) => {
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

  it('Inspector’s own list says which image by its resources', () => {
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

describe('SARIF', () => {
  const sarif = (name: string, rules: object[], results: unknown, change: object = {}) => ({
    version: '2.1.0',
    runs: [{ tool: { driver: { name, version: '1.0', rules } }, results, ...change }],
  });
  const message =
    'Package: qs\nInstalled Version: 6.0.0\nVulnerability CVE-2026-0001\nSeverity: HIGH\nFixed Version: 6.0.1\nLink: [x](https://example.com)';

  it('of Trivy has the package in its message, and the image in its properties', () => {
    const rules = [{ id: 'CVE-2026-0001', properties: { 'security-severity': '8.1' } }];
    const results = [
      {
        ruleId: 'CVE-2026-0001',
        ruleIndex: 0,
        level: 'error',
        message: { text: message },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'app/package-lock.json' } } }],
      },
    ];
    expect(
      parse(
        sarif('Trivy', rules, results, { properties: { repoDigests: [`x/payments@${DIGEST}`] } }),
      ),
    ).toMatchObject({
      scanner: 'trivy',
      images: [DIGEST],
      findings: [
        {
          ids: ['CVE-2026-0001'],
          package: { name: 'qs', version: '6.0.0' },
          severity: '',
          score: 8.1,
          fixedIn: ['6.0.1'],
          path: 'app/package-lock.json',
        },
      ],
    });
  });

  it('of CodeQL tells of code, by rules of an extension', () => {
    const document = {
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'CodeQL', semanticVersion: '2.23.0' },
            extensions: [
              {
                name: 'codeql/javascript-queries',
                rules: [{ id: 'js/sql-injection', defaultConfiguration: { level: 'error' } }],
              },
            ],
          },
          results: [
            {
              rule: { id: 'js/sql-injection', index: 0, toolComponent: { index: 0 } },
              message: { text: 'This query depends on a user-provided value.' },
              locations: [
                { physicalLocation: { artifactLocation: { uri: 'apps/payments/src/main.ts' } } },
              ],
            },
          ],
        },
      ],
    };
    expect(parse(document)).toMatchObject({
      scanner: 'codeql',
      images: [],
      findings: [
        {
          ids: ['js/sql-injection'],
          severity: 'error',
          package: { name: 'apps/payments/src/main.ts', kind: 'code' },
        },
      ],
    });
  });

  it('counts what was found and nobody suppressed', () => {
    const results = [
      { ruleId: 'a', message: { text: 'found' } },
      { ruleId: 'b', kind: 'pass', message: { text: 'fine' } },
      {
        ruleId: 'c',
        message: { text: '' },
        suppressions: [{ kind: 'external', justification: 'so' }],
      },
      {
        ruleId: 'd',
        message: { text: '' },
        suppressions: [{ kind: 'external', status: 'rejected' }],
      },
    ];
    const report = parse(sarif('x', [], results));
    expect(report.findings.map(({ ids }) => ids[0])).toEqual(['a', 'd']);
    expect(report.leftOut).toEqual([
      { id: 'c', package: '', reason: 'suppressed in the report: so' },
    ]);
  });

  it.each<[string, object, string]>([
    [
      'of two tools',
      { version: '2.1.0', runs: [...sarif('a', [], []).runs, ...sarif('b', [], []).runs] },
      'several tools: a, b',
    ],
    [
      'of a failed scan',
      sarif('a', [], [], { invocations: [{ executionSuccessful: false }] }),
      'did not succeed',
    ],
    ['without results', sarif('a', [], undefined), 'runs.0.results: must be a list'],
    ['with null for results', sarif('a', [], null), 'runs.0.results: must be a list'],
    ['without a run', { version: '2.1.0', runs: [] }, 'runs: must have a run'],
    ['of another version', { version: '2.0.0', runs: [] }, 'version'],
    [
      'with a result of no rule',
      sarif('a', [], [{ message: { text: '' } }]),
      'a result without a rule',
    ],
  ])('%s is refused', (_, document, reason) => {
    expect(() => parse(document)).toThrow(reason);
  });
});

describe('CycloneDX', () => {
  const bom = (vulnerabilities: unknown, change: object = {}) => ({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: '2026-11-23T10:00:00Z',
      tools: { components: [{ type: 'application', name: 'trivy', version: '0.70.0' }] },
      component: {
        type: 'container',
        name: 'payments',
        purl: `pkg:oci/payments@${DIGEST.replace(':', '%3A')}?arch=amd64`,
      },
    },
    components: [
      {
        'bom-ref': 'r1',
        type: 'library',
        group: '@scope',
        name: 'qs',
        version: '6.0.0',
        purl: 'pkg:npm/%40scope/qs@6.0.0',
      },
    ],
    vulnerabilities,
    ...change,
  });
  const found = (change: object = {}) => ({
    id: 'CVE-2026-0001',
    ratings: [
      { severity: 'low', score: 3.1 },
      { severity: 'high', score: 8.1 },
    ],
    affects: [{ ref: 'r1' }],
    ...change,
  });

  it('tells of components by reference, with the worst rating', () => {
    expect(parse(bom([found()]))).toMatchObject({
      scanner: 'trivy',
      images: [DIGEST],
      packages: 1,
      findings: [
        {
          package: { name: '@scope/qs', version: '6.0.0', kind: 'library' },
          severity: 'high',
          score: 8.1,
        },
      ],
    });
  });

  it('keeps what names no component, and leaves out what its analysis calls harmless', () => {
    const harmless = found({
      id: 'CVE-2',
      analysis: { state: 'not_affected', detail: 'not called' },
    });
    const report = parse(bom([found({ affects: undefined }), harmless]));
    expect(report.findings).toHaveLength(1);
    expect(report.leftOut).toEqual([
      { id: 'CVE-2', package: '', reason: 'its analysis says not_affected: not called' },
    ]);
  });

  it.each<[string, object, string]>([
    ['without vulnerabilities', bom(undefined), 'a bill of materials without one is no scan'],
    ['of an unknown version', bom([], { specVersion: '9.9' }), 'specVersion'],
    ['of no tool', bom([], { metadata: {} }), 'must name the tool'],
    [
      'with a score beyond 10',
      bom([found({ ratings: [{ score: 11 }] })]),
      'vulnerabilities.0.ratings.0.score',
    ],
  ])('%s is refused', (_, document, reason) => {
    expect(() => parse(document)).toThrow(reason);
  });
});
