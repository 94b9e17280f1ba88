import { parseReport } from './parse-report.ts';
import { cycloneDx, cycloneDxVulnerability } from './test/cyclonedx-document.ts';
import { osv } from './test/documents.ts';
import { enhanced, inspectorFinding } from './test/ecr-document.ts';
import { gitLab } from './test/gitlab-document.ts';
import { grype, grypeMatch } from './test/grype-document.ts';
import { inspectorScan } from './test/inspector-scan-document.ts';
import { snyk, snykIssue } from './test/snyk-document.ts';
import { trivy, trivyVulnerability } from './test/trivy-document.ts';

const found = (document: unknown) =>
  parseReport('report.json', JSON.stringify(document)).findings[0];
const related = (id: string, ...ids: string[]) =>
  grype([{ ...grypeMatch({ id }), relatedVulnerabilities: ids.map((each) => ({ id: each })) }]);

it.each<[string, unknown, string[], string[]]>([
  [
    'an advisory of a vendor, of Trivy',
    trivy([
      { Vulnerabilities: [trivyVulnerability({ VendorIDs: ['RHSA-2026:0001', 'DSA-1-1'] })] },
    ]),
    [],
    ['RHSA-2026:0001', 'DSA-1-1'],
  ],
  ['an entry of GitHub with one CVE, of Grype', related('GHSA-a', 'CVE-1'), ['CVE-1'], []],
  ['one with two CVEs', related('GHSA-a', 'CVE-1', 'CVE-2'), [], ['CVE-1', 'CVE-2']],
  ['one with a CVE and another entry', related('GHSA-a', 'CVE-1', 'GHSA-b'), ['CVE-1'], ['GHSA-b']],
  ['an advisory of a vendor with one CVE', related('ALAS-1', 'CVE-1'), [], ['CVE-1']],
  ['a CVE with an entry of GitHub', related('CVE-1', 'GHSA-a'), [], ['GHSA-a']],
  ['a CVE with itself in another namespace', related('CVE-1', 'CVE-1'), [], []],
  [
    'an advisory that Grype names',
    grype([grypeMatch({ advisories: [{ id: 'RHSA-1' }] })]),
    [],
    ['RHSA-1'],
  ],
  [
    'what Inspector relates',
    enhanced([inspectorFinding({}, { relatedVulnerabilities: ['GHSA-a', 'CVE-2'] })]),
    [],
    ['GHSA-a', 'CVE-2'],
  ],
  ['what its Scan API relates', inspectorScan({ related: ['GHSA-a'] }), [], ['GHSA-a']],
  [
    'an equivalent in CycloneDX',
    cycloneDx([cycloneDxVulnerability({ references: [{ id: 'GHSA-a' }] })]),
    ['GHSA-a'],
    [],
  ],
  ['an alias in OSV', osv({ aliases: ['CVE-1'], related: ['CVE-2'] }), ['CVE-1'], ['CVE-2']],
  [
    'an issue of Snyk with one CVE',
    snyk([snykIssue({ identifiers: { CVE: ['CVE-1'], GHSA: ['GHSA-a'], ALTERNATIVE: ['X'] } })]),
    ['CVE-1', 'GHSA-a'],
    ['X'],
  ],
  [
    'further identifiers of GitLab',
    gitLab({
      identifiers: [
        { type: 'cve', value: 'CVE-1' },
        { type: 'ghsa', value: 'GHSA-a' },
      ],
    }),
    [],
    ['GHSA-a'],
  ],
])(
  '%s: aliases are the same vulnerability, related names are not',
  (_, document, aliases, others) => {
    expect(found(document)).toMatchObject({ aliases, related: others });
  },
);

it.each<[string, unknown, object]>([
  [
    'Trivy',
    trivy([
      {
        Class: 'os-pkgs',
        Packages: [{ ID: 'libssl3@3', Name: 'libssl3', SrcName: 'openssl' }],
        Vulnerabilities: [trivyVulnerability({ PkgID: 'libssl3@3', PkgName: 'libssl3' })],
      },
    ]),
    { name: 'libssl3', source: 'openssl', kind: 'os' },
  ],
  [
    'Trivy without ids',
    trivy([
      {
        Class: 'os-pkgs',
        Packages: [{ Name: 'libssl3', SrcName: 'openssl' }],
        Vulnerabilities: [trivyVulnerability({ PkgName: 'libssl3' })],
      },
    ]),
    { name: 'libssl3', source: 'openssl' },
  ],
  [
    'Grype',
    grype([
      {
        ...grypeMatch(),
        artifact: {
          name: 'libssl3',
          version: '3',
          type: 'deb',
          purl: '',
          upstreams: [{ name: 'openssl' }],
        },
      },
    ]),
    { name: 'libssl3', source: 'openssl', kind: 'os', purl: undefined },
  ],
  [
    'Inspector',
    enhanced([inspectorFinding()]),
    { name: 'qs', purl: 'pkg:npm/qs@6.0.0', kind: 'library', source: undefined },
  ],
  [
    'Inspector of a system',
    enhanced([
      inspectorFinding(
        {},
        { vulnerablePackages: [{ name: 'openssl', version: '3', packageManager: 'OS' }] },
      ),
    ]),
    { purl: undefined, kind: 'os' },
  ],
  [
    'CycloneDX',
    cycloneDx([cycloneDxVulnerability({ affects: [{ ref: 'r2' }] })]),
    { name: 'openssl', kind: 'os', purl: 'pkg:deb/debian/openssl@3' },
  ],
  [
    'CycloneDX by a BOM-Link',
    cycloneDx([
      cycloneDxVulnerability({
        affects: [{ ref: 'urn:cdx:00000000-0000-4000-8000-000000000001/1#pkg%3Anpm%2Fqs%406.0.0' }],
      }),
    ]),
    { name: 'qs', version: '6.0.0' },
  ],
  [
    'CycloneDX with no component affected',
    cycloneDx([cycloneDxVulnerability({ affects: [] })]),
    { name: 'unknown' },
  ],
])('%s names the package', (_, document, expected) => {
  expect(found(document)?.package).toMatchObject(expected);
});
