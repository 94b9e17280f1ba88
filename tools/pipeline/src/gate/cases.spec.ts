import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { decide } from './decide/decide.ts';
import { parseReport } from './formats/parse-report.ts';
import { ReportError, type ScannerReport } from './model/report.ts';
import type { Verdict } from './model/verdict.ts';
import { mergeFindings } from './normalise/merge-findings.ts';
import { policyFor, readPolicy } from './policy/read-policy.ts';
import { json } from './reporters/json.ts';
import { markdown } from './reporters/markdown.ts';
import { text } from './reporters/text.ts';
import { DIGEST, NOW } from './test/samples.ts';

/** The policy that the repository has, as the gate uses it for development. */
const file = join(import.meta.dirname, '../../../../security/policy.json');
const policy = policyFor(file, readPolicy(file, readFileSync(file, 'utf8')), 'development');
const AT = new Date(NOW.getTime() - 60_000).toISOString();

/** What the gate says of reports, as `gatehouse gate --report ...` does. */
function verdictOn(...documents: object[]): Verdict {
  const failures: string[] = [];
  const reports = documents.flatMap((document, at): ScannerReport[] => {
    try {
      return [parseReport(`report-${at}.json`, JSON.stringify(document))];
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      failures.push(error.message);
      return [];
    }
  });
  return decide({
    service: 'api-service',
    environment: 'development',
    image: `api-service@${DIGEST}`,
    images: [{ digest: DIGEST }],
    reports,
    findings: mergeFindings(reports, policy),
    policy,
    exceptions: [],
    invalidExceptions: [],
    failures,
    now: NOW,
  });
}

const trivy = (Results: object[] | undefined, OS?: object) => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.70.0' },
  CreatedAt: AT,
  ArtifactName: 'image.tar',
  ArtifactType: 'container_image',
  Metadata: { OS, ImageID: DIGEST },
  Results,
});
const DEBIAN = { Family: 'debian', Name: '13.1' };
const LIBRARIES = {
  Target: 'Node.js',
  Class: 'lang-pkgs',
  Type: 'node-pkg',
  Packages: [{ Name: 'qs', Version: '6.14.0' }],
};
const GOOD = trivy([LIBRARIES]);
const sarif = (rules: object[], result: object | undefined, run: object = {}) => ({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Trivy', version: '0.70.0', rules } },
      results: result ? [result] : [],
      ...run,
    },
  ],
});
const message = (severity: string) => ({
  text: `Package: qs\nInstalled Version: 5.0.0\nVulnerability CVE-2026-3001\nSeverity: ${severity}\nFixed Version: 6.0.1\nLink: [CVE](https://example.com)`,
});
const blockedBy = ({ outcome, decisions }: Verdict) => ({
  outcome,
  blocking: decisions
    .filter(({ action }) => action === 'block')
    .map(({ finding }) => [finding.id, finding.severity]),
});
const proves = (subject: string) =>
  `report-0.json: the scan by trivy does not prove that vulnerabilities of ${subject} were looked up`;
const SYSTEM = proves('packages of the operating system');

describe('absence of evidence is no evidence', () => {
  it.each<[string, object]>([
    [
      'a bill of materials of Trivy',
      {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        metadata: {
          timestamp: AT,
          tools: {
            components: [
              { type: 'application', group: 'aquasecurity', name: 'trivy', version: '0.70.0' },
            ],
          },
          component: {
            type: 'container',
            name: 'api-service',
            purl: `pkg:oci/api-service@${DIGEST}?arch=amd64`,
          },
        },
        components: [
          {
            'bom-ref': 'a',
            type: 'library',
            name: 'minimist',
            version: '0.0.8',
            purl: 'pkg:npm/minimist@0.0.8',
          },
        ],
        vulnerabilities: [],
      },
    ],
    ['a search for secrets', trivy(undefined, DEBIAN)],
    ['a search in libraries of an image with a system', trivy([LIBRARIES], DEBIAN)],
    ['a search for licences', trivy([{ Class: 'license', Licenses: [] }])],
  ])('%s is undecided', (_, document) => {
    const { outcome, undecided } = verdictOn(document);
    expect([outcome, undecided]).toEqual(['undecided', [SYSTEM]]);
  });

  it('a system that gets no advisories any more blocks', () => {
    const ended = { ...DEBIAN, Name: '8.11', EOSL: true };
    const packages = [{ Name: 'openssl', Version: '1.0.1t-1+deb8u8' }];
    const { outcome, blocks } = verdictOn(
      trivy([{ Class: 'os-pkgs', Type: 'debian', Packages: packages }], ended),
    );
    expect([outcome, blocks]).toEqual([
      'blocked',
      [expect.stringContaining('debian 8.11 is at its end of life')],
    ]);
  });

  it('what Grype was told to ignore, with a database of years ago, does not pass', () => {
    const verdict = verdictOn({
      matches: [],
      ignoredMatches: [
        {
          vulnerability: {
            id: 'CVE-2026-3005',
            severity: 'Critical',
            fix: { versions: ['6.0.1'], state: 'fixed' },
            knownExploited: [{ cve: 'CVE-2026-3005' }],
          },
          relatedVulnerabilities: [],
          artifact: {
            name: 'qs',
            version: '5.0.0',
            type: 'npm',
            locations: [{ path: '/app/node_modules/qs/package.json' }],
          },
          appliedIgnoreRules: [
            {
              vulnerability: '',
              reason: '',
              namespace: '',
              'fix-state': '',
              package: { name: 'qs' },
            },
          ],
        },
      ],
      source: { type: 'image', target: { imageID: DIGEST } },
      descriptor: {
        name: 'grype',
        version: '0.100.0',
        timestamp: AT,
        configuration: { 'only-fixed': true, ignore: [{ package: { name: 'qs' } }] },
        db: {
          status: {
            built: '2024-01-01T00:00:00Z',
            valid: false,
            error: 'the vulnerability database was built 2 years ago',
          },
        },
      },
    });
    expect(blockedBy(verdict)).toEqual({
      outcome: 'undecided',
      blocking: [['CVE-2026-3005', 'CRITICAL']],
    });
    expect(verdict.undecided).toEqual([
      'report-0.json: the scan by grype leaves out findings without a fix (only-fixed)',
      'report-0.json: the scan by grype was made with a vulnerability database that is not valid: the vulnerability database was built 2 years ago',
    ]);
  });
});

describe('unknown is not mild', () => {
  it.each<[string, object, string]>([
    [
      'UNKNOWN of Trivy',
      sarif(
        [
          {
            id: 'CVE-2026-3001',
            defaultConfiguration: { level: 'note' },
            properties: {
              'security-severity': '0.0',
              tags: ['vulnerability', 'security', 'UNKNOWN'],
            },
          },
        ],
        { ruleId: 'CVE-2026-3001', ruleIndex: 0, level: 'note', message: message('UNKNOWN') },
      ),
      'CVE-2026-3001',
    ],
    [
      'CRITICAL with a score of 6.5',
      sarif(
        [
          {
            id: 'CVE-2026-3002',
            defaultConfiguration: { level: 'error' },
            properties: {
              'security-severity': '6.5',
              tags: ['vulnerability', 'security', 'CRITICAL'],
            },
          },
        ],
        { ruleId: 'CVE-2026-3002', ruleIndex: 0, level: 'error', message: message('CRITICAL') },
      ),
      'CVE-2026-3002',
    ],
    [
      'a rule by its guid in an extension',
      {
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: { name: 'OtherScanner' },
              extensions: [
                {
                  name: 'rules',
                  guid: 'e',
                  rules: [
                    {
                      id: 'js/rce',
                      guid: 'r',
                      defaultConfiguration: { level: 'error' },
                      properties: { 'security-severity': '9.8' },
                    },
                  ],
                },
              ],
            },
            results: [
              {
                ruleId: 'js/rce',
                rule: { id: 'js/rce', guid: 'r', toolComponent: { guid: 'e' } },
                message: { text: 'a vulnerability' },
              },
            ],
          },
        ],
      },
      'js/rce',
    ],
  ])('SARIF with %s blocks', (_, document, id) => {
    expect(blockedBy(verdictOn(GOOD, document))).toEqual({
      outcome: 'blocked',
      blocking: [[id, 'CRITICAL']],
    });
  });
});

it('SARIF of Trivy, which has no time, spoils nothing beside a scan that decides', () => {
  const image = {
    imageName: `api-service@${DIGEST}`,
    repoDigests: [`api-service@${DIGEST}`],
    imageID: DIGEST,
  };
  const { outcome, undecided, warnings } = verdictOn(
    GOOD,
    sarif([], undefined, { properties: image }),
  );
  expect([outcome, undecided, warnings]).toEqual([
    'passed',
    [],
    [
      'report-1.json: the scan by trivy does not say when it was made; its findings count nevertheless',
    ],
  ]);
});

it('a suppression in SARIF suppresses nothing here, and is named in every output', () => {
  const rules = [{ id: 'CVE-2026-3004', properties: { 'security-severity': '9.8' } }];
  const verdict = verdictOn(
    GOOD,
    sarif(rules, {
      ruleId: 'CVE-2026-3004',
      message: { text: 'Package: qs\nInstalled Version: 5.0.0' },
      suppressions: [{ kind: 'inSource' }],
    }),
  );
  expect(blockedBy(verdict)).toEqual({
    outcome: 'blocked',
    blocking: [['CVE-2026-3004', 'CRITICAL']],
  });
  for (const written of outputs(verdict)) expect(written).toContain('suppressed in the report');
});

it('a licence is told, and not decided on', () => {
  const licence = {
    Severity: 'CRITICAL',
    Category: 'forbidden',
    PkgName: 'x',
    FilePath: '',
    Name: 'AGPL-3.0',
    Confidence: 1,
  };
  const verdict = verdictOn(
    GOOD,
    trivy([{ Target: 'Node.js', Class: 'license', Licenses: [licence] }]),
  );
  expect(verdict.outcome).toBe('passed');
  for (const written of outputs(verdict)) expect(written).toContain('AGPL-3.0');
});

describe('Inspector', () => {
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

  it('with a finding of a network is read, and has it among the other results', () => {
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

  it('that knows an exploit does not say that it is used', () => {
    const high = finding(
      { severity: 'HIGH', exploitAvailable: 'YES' },
      { vendorCreatedAt: NOW.toISOString().replace(/T.*/, 'T00:00:00Z') },
    );
    const { outcome, decisions } = verdictOn({ findings: [high] });
    expect([outcome, decisions[0]?.action]).toEqual(['passed', 'grace']);
  });

  it('is read of its Scan API', () => {
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

it('a package URL that cannot be decoded names file and field', () => {
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

it('a MEDIUM of years ago blocks with its reason in every output', () => {
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

const outputs = (verdict: Verdict) =>
  [text, markdown, json].map((reporter) =>
    reporter(verdict, { now: NOW, colours: pc.createColors(false) }),
  );
