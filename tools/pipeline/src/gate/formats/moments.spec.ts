import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import { cycloneDx, cycloneDxVulnerability } from './test/cyclonedx-document.ts';
import { AT, osv, sarif } from './test/documents.ts';
import { basic, enhanced, inspectorFinding } from './test/ecr-document.ts';
import { gitLab } from './test/gitlab-document.ts';
import { grype } from './test/grype-document.ts';
import { inspectorScan } from './test/inspector-scan-document.ts';
import { snyk, snykIssue } from './test/snyk-document.ts';
import { trivy, trivyVulnerability } from './test/trivy-document.ts';

const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const LOCAL = '2026-11-23T10:00:00';

describe('a time without a zone, with its field,', () => {
  it.each<[string, unknown]>([
    ['CreatedAt', trivy([], { CreatedAt: LOCAL })],
    [
      'Results.0.Vulnerabilities.0.PublishedDate',
      trivy([{ Vulnerabilities: [trivyVulnerability({ PublishedDate: '2026-11-01' })] }]),
    ],
    [
      'Trivy.Server.VulnerabilityDB.UpdatedAt',
      trivy([], { Trivy: { Server: { VulnerabilityDB: { UpdatedAt: LOCAL } } } }),
    ],
    ['descriptor.timestamp', grype([], { descriptor: { name: 'grype', timestamp: LOCAL } })],
    ['descriptor.db.status.built', grype([], {}, { db: { built: LOCAL } })],
    ['runs.0.invocations.0.endTimeUtc', sarif({}, {}, { invocations: [{ endTimeUtc: LOCAL }] })],
    [
      'metadata.timestamp',
      cycloneDx([], { metadata: { timestamp: LOCAL, tools: [{ name: 'grype' }] } }),
    ],
    ['vulnerabilities.0.published', cycloneDx([cycloneDxVulnerability({ published: LOCAL })])],
    ['imageScanFindings.imageScanCompletedAt', basic({}, { imageScanCompletedAt: LOCAL })],
    [
      'imageScanFindings.vulnerabilitySourceUpdatedAt',
      basic({}, { vulnerabilitySourceUpdatedAt: LOCAL }),
    ],
    ['findings.0.lastObservedAt', { findings: [inspectorFinding({ lastObservedAt: LOCAL })] }],
    [
      'imageScanFindings.enhancedFindings.0.packageVulnerabilityDetails.vendorCreatedAt',
      enhanced([inspectorFinding({}, { vendorCreatedAt: LOCAL })]),
    ],
    ['sbom.vulnerabilities.0.created', inspectorScan({ created: LOCAL })],
    ['results.0.packages.0.vulnerabilities.0.published', osv({ published: LOCAL })],
    ['vulnerabilities.0.publicationTime', snyk([snykIssue({ publicationTime: LOCAL })])],
    ['scan.end_time', gitLab({}, { end_time: `${LOCAL}Z` })],
    ['scan.start_time', gitLab({}, { start_time: '10:00' })],
  ])('is an error in %s', (field, document) => {
    expect(() => read(document)).toThrow(ReportError);
    expect(() => read(document)).toThrow(`report.json: ${field}: must be a date and a time`);
  });
});

it.each([0, -1, 1_795_341_600_000, 3e12, 1])(
  '%s is not a number of seconds that AWS would return',
  (at) => {
    expect(() => read(basic({}, { imageScanCompletedAt: at }))).toThrow(
      /imageScanCompletedAt: must be a date and a time with a zone .*, or seconds since 1970/,
    );
  },
);

it("is read in each format's documented form", () => {
  const at = new Date(AT);
  const seconds = at.getTime() / 1_000;
  for (const document of [
    trivy([]),
    grype([]),
    basic({}, { imageScanCompletedAt: seconds }),
    basic({}, { imageScanCompletedAt: '2026-11-23T11:00:00.000000+01:00' }),
    { findings: [inspectorFinding({ lastObservedAt: seconds })] },
    cycloneDx([]),
    gitLab({}),
  ])
    expect(read(document).completedAt).toEqual(at);
});

it('of several runs is that of the one that ended first', () => {
  const [run] = sarif({}, {}).runs;
  const ended = (endTimeUtc: string) => ({ ...run, invocations: [{ endTimeUtc }] });
  const runs = [
    ended('2026-11-23T10:00:00Z'),
    ended('2026-11-21T10:00:00Z'),
    ended('2026-11-22T10:00:00Z'),
  ];
  expect(read({ version: '2.1.0', runs }).completedAt).toEqual(new Date('2026-11-21T10:00:00Z'));
});
