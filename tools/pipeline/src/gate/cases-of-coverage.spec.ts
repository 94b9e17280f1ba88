import { AT, DEBIAN, LIBRARIES, blockedBy, trivy, verdictOn } from './test/repository-policy.ts';
import { DIGEST } from './test/samples.ts';

const proves = (subject: string) =>
  `report-0.json: the scan by trivy does not prove that vulnerabilities of ${subject} were looked up`;
const SYSTEM = proves('packages of the operating system');

describe('missing evidence', () => {
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

  it('blocks a system without security support', () => {
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

  it('does not pass what Grype was told to ignore, with a database that is years old', () => {
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
