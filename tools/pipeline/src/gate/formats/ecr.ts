import type { Coverage } from '../model/coverage.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { basicFindingOf } from './ecr-basic-finding.ts';
import { checkCounts } from './ecr-counts.ts';
import { ecrResponse, type EcrFindings } from './ecr-schema.ts';
import { checked, type Format } from './format.ts';
import { INSPECTOR_COVERAGE } from './inspector.ts';
import { findingsOf, otherOf } from './inspector-package.ts';

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
    ecrResponse,
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
const basicCoverage = ({ vulnerabilitySourceUpdatedAt: builtAt }: EcrFindings): Coverage => ({
  lookedUp: ['os'],
  filters: [],
  database: builtAt && { builtAt, problem: undefined },
  operatingSystem: undefined,
});
