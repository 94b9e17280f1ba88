import * as z from 'zod';
import type { Coverage } from '../model/coverage.ts';
import { ReportError, type ReportedFinding, type ScannerReport } from '../model/report.ts';
import { awsMoment } from '../moment.ts';
import { checked, type Format } from './format.ts';
import { inspectorFinding } from './inspector-finding-schema.ts';
import { INSPECTOR_COVERAGE } from './inspector.ts';
import { findingsOf, otherOf } from './inspector-package.ts';
import { makeFinding } from './make-finding.ts';
import { highestScore } from './rating.ts';

const basicFinding = z.looseObject({
  name: z.string().min(1),
  description: z.string().default(''),
  uri: z.string().optional(),
  severity: z.string().default(''),
  attributes: z.array(z.looseObject({ key: z.string(), value: z.string().default('') })).nullish(),
});
/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html */
const response = z.looseObject({
  imageId: z.looseObject({ imageDigest: z.string().regex(/^sha256:[0-9a-f]{64}$/) }),
  imageScanStatus: z.looseObject({ status: z.string(), description: z.string().optional() }),
  imageScanFindings: z
    .looseObject({
      imageScanCompletedAt: awsMoment.optional(),
      vulnerabilitySourceUpdatedAt: awsMoment.optional(),
      findings: z.array(basicFinding).optional(),
      enhancedFindings: z.array(inspectorFinding).optional(),
      findingSeverityCounts: z.record(z.string(), z.int().min(0)).optional(),
    })
    .optional(),
  nextToken: z.string().nullish(),
});
type Findings = NonNullable<z.infer<typeof response>['imageScanFindings']>;

/** Basic scanning ends with COMPLETE; enhanced scanning is ACTIVE while it monitors, and may also be COMPLETE. */
const FINISHED = { basic: ['COMPLETE'], enhanced: ['ACTIVE', 'COMPLETE'] };

/** `aws ecr describe-image-scan-findings`. */
export const ecrFormat: Format = {
  name: 'ECR (describe-image-scan-findings)',
  matches: (document) => 'imageScanStatus' in document || 'imageScanFindings' in document,
  read: ecrReport,
};

/**
 * Parses ECR's response to DescribeImageScanFindings, with all pages joined, in the CLI's or the
 * SDK's form.
 * @throws {ReportError} if the scan is not finished, pages are missing, or counts disagree
 */
export function ecrReport(origin: string, document: unknown): ScannerReport {
  const { imageId, imageScanStatus, imageScanFindings, nextToken } = checked(
    origin,
    response,
    document,
  );
  const { status, description } = imageScanStatus;
  const enhanced = imageScanFindings?.enhancedFindings !== undefined || status === 'ACTIVE';
  if (!FINISHED[enhanced ? 'enhanced' : 'basic'].includes(status))
    throw new ReportError(
      'GH-REPORT-003',
      origin,
      `the scan is not finished: its status is ${status}${description ? ` (${description})` : ''}`,
    );
  if (nextToken)
    throw new ReportError(
      'GH-REPORT-003',
      origin,
      'is one page of several: nextToken must not be set',
    );
  if (imageScanFindings === undefined)
    throw new ReportError(
      'GH-REPORT-003',
      origin,
      'imageScanFindings: is missing, although the scan is finished',
    );
  checkCounts(origin, imageScanFindings);
  const found = imageScanFindings.enhancedFindings ?? [];
  const isAboutPackages = (each: (typeof found)[number]) =>
    each.packageVulnerabilityDetails !== undefined;
  return {
    scanner: enhanced ? 'inspector' : 'ecr-basic',
    version: undefined,
    origin,
    images: [imageId.imageDigest],
    completedAt: imageScanFindings.imageScanCompletedAt,
    packages: undefined,
    coverage: enhanced ? INSPECTOR_COVERAGE : basicCoverage(imageScanFindings),
    findings: [
      ...found.filter(isAboutPackages).flatMap(findingsOf),
      ...(imageScanFindings.findings ?? []).map(basicFindingOf),
    ],
    leftOut: [],
    others: found.filter((each) => !isAboutPackages(each)).map(otherOf),
  };
}

/**
 * Basic scanning covers packages of the operating system only.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-basic.html
 */
const basicCoverage = ({ vulnerabilitySourceUpdatedAt: builtAt }: Findings): Coverage => ({
  lookedUp: ['os'],
  filters: [],
  database: builtAt && { builtAt, problem: undefined },
  operatingSystem: undefined,
});

/** The counts cover all listed findings; one that is missing in the list would pass unseen. */
function checkCounts(
  origin: string,
  { findings, enhancedFindings, findingSeverityCounts }: Findings,
) {
  if (findingSeverityCounts === undefined) return;
  const listed: Record<string, number> = {};
  for (const { severity } of [...(findings ?? []), ...(enhancedFindings ?? [])])
    listed[severity] = (listed[severity] ?? 0) + 1;
  for (const severity of new Set([...Object.keys(findingSeverityCounts), ...Object.keys(listed)])) {
    const [counted, here] = [findingSeverityCounts[severity] ?? 0, listed[severity] ?? 0];
    if (counted !== here)
      throw new ReportError(
        'GH-REPORT-003',
        origin,
        `findingSeverityCounts says ${counted} of ${severity}, and ${here} are listed`,
      );
  }
}

function basicFindingOf({
  name,
  description,
  uri,
  severity,
  attributes,
}: z.infer<typeof basicFinding>): ReportedFinding {
  const attribute = (key: string) => (attributes ?? []).find((each) => each.key === key)?.value;
  const score = Number(attribute('CVSS3_SCORE') ?? attribute('CVSS2_SCORE') ?? NaN);
  return makeFinding({
    id: name,
    package: {
      name: attribute('package_name') ?? 'unknown',
      version: attribute('package_version') ?? '',
      kind: 'os',
    },
    severity,
    score: score <= 10 ? highestScore([score]) : undefined,
    title: description.split('\n')[0] ?? '',
    url: uri,
  });
}
