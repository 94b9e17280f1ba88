import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import { cycloneDx } from './test/cyclonedx-document.ts';
import { AT, DIGEST } from './test/documents.ts';
import { enhanced, inspectorFinding } from './test/ecr-document.ts';
import { grype, grypeMatch } from './test/grype-document.ts';
import { trivy, trivyVulnerability } from './test/trivy-document.ts';

const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const about = (type: string, change: object = {}) =>
  inspectorFinding({
    type,
    packageVulnerabilityDetails: undefined,
    severity: 'MEDIUM',
    title: 'x',
    ...change,
  });
const instance = [{ type: 'AWS_EC2_INSTANCE', id: 'i-1', details: { awsEc2Instance: {} } }];

describe('a result that is not about packages of an image is another result, and affects no other', () => {
  it.each<[string, object, string]>([
    [
      'reachability of a network',
      about('NETWORK_REACHABILITY', { networkReachabilityDetails: {}, resources: instance }),
      'network reachability',
    ],
    [
      'a vulnerability of code',
      about('CODE_VULNERABILITY', {
        codeVulnerabilityDetails: {},
        resources: [{ type: 'AWS_LAMBDA_FUNCTION', id: 'f' }],
      }),
      'code vulnerability',
    ],
    ['a type that is new', about('MALWARE'), 'malware'],
    [
      'a package of an instance',
      inspectorFinding({ resources: instance }),
      'package vulnerability',
    ],
    [
      'a package of a function',
      inspectorFinding({
        resources: [{ type: 'AWS_LAMBDA_FUNCTION', id: 'f', details: { awsLambdaFunction: {} } }],
      }),
      'package vulnerability',
    ],
    ['a package of nothing', inspectorFinding({ resources: undefined }), 'package vulnerability'],
  ])('%s', (_, finding, kind) => {
    expect(read({ findings: [inspectorFinding(), finding] })).toMatchObject({
      images: [DIGEST],
      findings: [{ id: 'CVE-2026-0001' }],
      others: [{ kind }],
    });
  });

  it('may be the only one, and then names no image', () => {
    const only = read({ findings: [about('NETWORK_REACHABILITY', { resources: instance })] });
    expect(only).toMatchObject({ images: [], findings: [], others: [{ target: 'i-1' }] });
  });

  it('is also read through ECR', () => {
    expect(read(enhanced([inspectorFinding(), about('CODE_VULNERABILITY')]))).toMatchObject({
      findings: [{ id: 'CVE-2026-0001' }],
      others: [{ kind: 'code vulnerability' }],
    });
  });

  it('is a licence of Trivy', () => {
    const Licenses = [
      { Severity: 'CRITICAL', Category: 'forbidden', PkgName: 'x', Name: 'AGPL-3.0' },
    ];
    expect(read(trivy([{ Target: 'Node.js', Class: 'license', Licenses }])).others).toEqual([
      {
        kind: 'licence',
        id: 'AGPL-3.0',
        target: 'x',
        severity: 'CRITICAL',
        title: 'category forbidden',
      },
    ]);
  });
});

it('a finding of Inspector without packages is still found', () => {
  for (const vulnerablePackages of [[], null, undefined])
    expect(read(enhanced([inspectorFinding({}, { vulnerablePackages })])).findings).toMatchObject([
      { id: 'CVE-2026-0001', package: { name: 'unknown', version: '' } },
    ]);
});

it('a finding with an exploit is not exploited for that reason', () => {
  const finding = inspectorFinding({
    exploitAvailable: 'YES',
    exploitabilityDetails: { lastKnownExploitAt: AT },
  });
  expect(read({ findings: [finding] }).findings[0]?.exploited).toBeUndefined();
  expect(read(enhanced([finding])).findings[0]?.exploited).toBeUndefined();
});

describe('an undecodable package URL is one error, with file and field', () => {
  const component = (purl: string) => ({ name: 'a', purl });
  it.each<[string, unknown]>([
    [
      'metadata.component.purl',
      cycloneDx([], {
        metadata: { tools: [{ name: 'trivy' }], component: component('pkg:oci/100%-api') },
      }),
    ],
    ['components.0.purl', cycloneDx([], { components: [component('pkg:npm/%')] })],
    [
      'components.1.purl',
      cycloneDx([], { components: [component('pkg:npm/a'), component('pkg:npm/%C3%28')] }),
    ],
    ['sbom.components.0.purl', { sbom: cycloneDx([], { components: [component('qs')] }) }],
    [
      'matches.0.artifact.purl',
      grype([{ ...grypeMatch(), artifact: { name: 'qs', purl: 'pkg:npm/%zz' } }]),
    ],
    [
      'Results.0.Vulnerabilities.0.PkgIdentifier.PURL',
      trivy([{ Vulnerabilities: [trivyVulnerability({ PkgIdentifier: { PURL: 'pkg:npm/%' } })] }]),
    ],
  ])('%s', (field, document) => {
    expect(() => read(document)).toThrow(ReportError);
    expect(() => read(document)).toThrow(
      `report.json: ${field}: must be a package URL, such as pkg:npm/qs@6.0.0; found "`,
    );
  });
});

it('a finding about a package requires its details', () => {
  expect(() =>
    read({ findings: [inspectorFinding({ packageVulnerabilityDetails: undefined })] }),
  ).toThrow(
    'report.json: findings.0.packageVulnerabilityDetails: must be there for a PACKAGE_VULNERABILITY',
  );
});
