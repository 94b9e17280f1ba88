import { parseReport } from './parse-report.ts';
import { cycloneDx, cycloneDxVulnerability } from './test/cyclonedx-document.ts';
import { sarif } from './test/documents.ts';
import { basic, enhanced, inspectorFinding } from './test/ecr-document.ts';
import { grype, grypeMatch } from './test/grype-document.ts';
import { snyk, snykIssue } from './test/snyk-document.ts';
import { trivy, trivyVulnerability } from './test/trivy-document.ts';

const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const ignored = (rule: object, match: object = grypeMatch()) =>
  grype([], { ignoredMatches: [{ ...match, appliedIgnoreRules: [rule] }] });
const modified = (change: object) =>
  trivy([
    {
      Class: 'lang-pkgs',
      ExperimentalModifiedFindings: [
        { Type: 'vulnerability', Status: 'ignored', Finding: trivyVulnerability(), ...change },
      ],
    },
  ]);
const suppressedBy = (suppression: object) =>
  sarif({ properties: { 'security-severity': '9.8' } }, { suppressions: [suppression] });
const analysed = (analysis: object) => cycloneDx([cycloneDxVulnerability({ analysis })]);

describe('a rule of the user makes a finding that names the rule, under any name that the scanner uses', () => {
  it.each<[string, unknown, string]>([
    [
      'an ignore rule of Grype',
      ignored({ vulnerability: '', namespace: '', package: { name: 'qs' } }),
      'an ignore rule of Grype',
    ],
    [
      'one with a reason',
      ignored({ vulnerability: 'CVE-2026-0001', reason: 'accepted' }),
      'an ignore rule of Grype: accepted',
    ],
    [
      'one with a reason that Grype has too',
      ignored({ vulnerability: 'CVE-2026-0001', reason: 'DistroPackageFixed' }),
      'an ignore rule of Grype: DistroPackageFixed',
    ],
    [
      '--only-fixed of Grype',
      ignored({ 'fix-state': 'not-fixed' }),
      'Grype was told to ignore what is not-fixed',
    ],
    [
      'VEX for Grype',
      ignored({ namespace: 'vex', 'vex-status': 'not_affected' }),
      'Grype was given a VEX document: not_affected',
    ],
    ['no rule that is named', ignored({}), 'an ignore rule of Grype'],
    [
      'an ignore file of Trivy',
      modified({ Statement: 'accepted', Source: '.trivyignore' }),
      'Trivy was told that it is ignored: accepted',
    ],
    [
      'VEX for Trivy',
      modified({
        Status: 'not_affected',
        Statement: 'vulnerable_code_not_present',
        Source: 'OpenVEX',
      }),
      'Trivy was told that it is not_affected: vulnerable_code_not_present',
    ],
    [
      'a Rego policy of Trivy',
      modified({ Statement: 'Filtered by Rego', Source: 'policy.rego' }),
      'Trivy was told that it is ignored: Filtered by Rego',
    ],
    ['a suppression in SARIF', suppressedBy({ kind: 'inSource' }), 'suppressed in the report'],
    [
      'an accepted one',
      suppressedBy({ kind: 'external', status: 'accepted', justification: 'so' }),
      'suppressed in the report: so',
    ],
    [
      'one under review',
      suppressedBy({ kind: 'external', status: 'underReview' }),
      'suppressed in the report (underReview)',
    ],
    [
      'one of a status that SARIF does not know',
      suppressedBy({ status: 'whatever' }),
      'suppressed in the report (whatever)',
    ],
    [
      'an analysis in CycloneDX',
      analysed({ state: 'not_affected' }),
      'its analysis says not_affected',
    ],
    [
      'a false positive there',
      analysed({ state: 'false_positive', detail: 'no' }),
      'its analysis says false_positive: no',
    ],
    [
      'what is resolved there',
      analysed({ state: 'resolved_with_pedigree' }),
      'its analysis says resolved_with_pedigree',
    ],
    [
      'a suppression rule of Inspector',
      { findings: [inspectorFinding({ status: 'SUPPRESSED' })] },
      'a suppression rule of Inspector',
    ],
    [
      'one by way of ECR',
      enhanced([inspectorFinding({ status: 'SUPPRESSED' })]),
      'a suppression rule of Inspector',
    ],
    [
      'a closed finding of Inspector',
      enhanced([inspectorFinding({ status: 'CLOSED' })]),
      'Inspector has closed it, although an image does not change',
    ],
    [
      'a .snyk policy',
      snyk([], { filtered: { ignore: [snykIssue()], patch: [] } }),
      'a .snyk policy ignores it',
    ],
    [
      'a patch by Snyk',
      snyk([], { filtered: { ignore: [], patch: [snykIssue()] } }),
      'a .snyk policy calls it patched',
    ],
    [
      'one in an application in an image',
      snyk([], { applications: [snyk([], { filtered: { ignore: [snykIssue()] } })] }),
      'a .snyk policy ignores it',
    ],
  ])('%s', (_, document, suppressed) => {
    const { findings, leftOut } = read(document);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ suppressed, package: { name: 'qs' } });
    expect(leftOut).toEqual([]);
  });
});

it.each<[string, unknown]>([
  ['a rejected suppression', suppressedBy({ status: 'rejected' })],
  ['an empty list of them', sarif({}, { suppressions: [] })],
  ['an analysis that is under way', analysed({ state: 'in_triage' })],
  ['an exploitable one', analysed({ state: 'exploitable' })],
  ['a finding of Grype', grype([grypeMatch()])],
  ['one of ECR', basic({})],
])('%s suppresses nothing', (_, document) => {
  expect(read(document).findings).toMatchObject([{ suppressed: undefined }]);
});

describe('an ignore rule of Grype', () => {
  const rule = {
    namespace: '',
    'match-type': 'exact-indirect-match',
    package: { name: 'linux-libc-dev', 'upstream-name': 'linux', type: 'deb', language: '' },
  };
  const headers = {
    ...grypeMatch(),
    artifact: { name: 'linux-libc-dev', version: '6.12', type: 'deb' },
  };

  it('omits what is reported as omitted', () => {
    expect(read(ignored(rule, headers))).toMatchObject({
      findings: [],
      leftOut: [{ id: 'CVE-2026-0001', package: 'linux-libc-dev' }],
    });
  });

  it.each<[string, object, object]>([
    ['of another package', rule, grypeMatch()],
    ['with a reason', { ...rule, reason: 'not running' }, headers],
    ['for one vulnerability', { ...rule, vulnerability: 'CVE-2026-0001' }, headers],
    ['for any match', { ...rule, 'match-type': undefined }, headers],
    ['for any upstream', { ...rule, package: { name: 'linux-libc-dev' } }, headers],
  ])('is not recognised %s', (_, given, match) => {
    expect(read(ignored(given, match)).findings).toHaveLength(1);
  });
});

describe('a suppression of something else than a vulnerability', () => {
  const of = (Type: string, Finding: object) =>
    read(
      trivy([
        {
          Target: 'app/.env',
          ExperimentalModifiedFindings: [{ Type, Status: 'ignored', Finding }],
        },
      ]),
    );

  it('is a finding for secrets and checks, and another result for licences', () => {
    expect(of('secret', { RuleID: 'aws', Severity: 'CRITICAL' }).findings).toMatchObject([
      { id: 'aws', suppressed: 'Trivy was told that it is ignored' },
    ]);
    expect(of('misconfiguration', { ID: 'DS002', Severity: 'HIGH' }).findings).toMatchObject([
      { id: 'DS002', suppressed: 'Trivy was told that it is ignored' },
    ]);
    const licence = { Severity: 'CRITICAL', Name: 'AGPL-3.0', PkgName: 'x' };
    expect(of('license', licence).others).toMatchObject([{ kind: 'licence', id: 'AGPL-3.0' }]);
  });

  it('is a finding for a check that an exception in the checks excuses', () => {
    const Misconfigurations = [{ ID: 'DS002', Status: 'EXCEPTION', Severity: 'HIGH' }];
    expect(read(trivy([{ Class: 'config', Misconfigurations }])).findings).toMatchObject([
      { id: 'DS002', suppressed: 'an exception in Trivy’s checks' },
    ]);
  });
});
