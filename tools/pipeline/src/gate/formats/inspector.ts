import * as z from 'zod';
import type { Coverage } from '../model/coverage.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { checked, distinct, type Format } from './format.ts';
import { inspectorFinding } from './inspector-finding-schema.ts';
import { findingsOf, otherOf } from './inspector-package.ts';

/** https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListFindings.html */
const response = z.looseObject({
  findings: z.array(inspectorFinding),
  nextToken: z.string().nullish(),
});

/**
 * The coverage of every enhanced scan of an image: packages of the operating system and of programming languages.
 * Inspector does not report the date of its data, and has no option to omit packages.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html
 */
export const INSPECTOR_COVERAGE: Coverage = {
  lookedUp: ['os', 'library'],
  filters: [],
  database: undefined,
  operatingSystem: undefined,
};

/**
 * `aws inspector2 list-findings`. An empty list says nothing about any image, so it is not a
 * report.
 */
export const inspectorFormat: Format = {
  name: 'Inspector (list-findings)',
  matches: (document) => Array.isArray(document['findings']) && !('imageScanStatus' in document),
  read(origin, document): ScannerReport {
    const { findings, nextToken } = checked(origin, response, document);
    if (nextToken)
      throw new ReportError(
        'GH-REPORT-003',
        origin,
        'is one page of several: nextToken must not be set',
      );
    if (findings.length === 0)
      throw new ReportError(
        'GH-REPORT-003',
        origin,
        'has no findings, and so does not say what was scanned',
      );
    const imagesOf = ({ resources }: (typeof findings)[number]) =>
      (resources ?? []).map(({ details }) => details?.awsEcrContainerImage?.imageHash);
    // A finding in an instance or a function says nothing about an image.
    const ofImages = findings.filter(
      (each) =>
        each.packageVulnerabilityDetails !== undefined &&
        imagesOf(each).some((digest) => digest !== undefined),
    );
    const observed = ofImages.flatMap(({ lastObservedAt }) => lastObservedAt ?? []);
    return {
      scanner: 'inspector',
      version: undefined,
      origin,
      images: distinct(ofImages.flatMap(imagesOf)),
      completedAt:
        observed.length > 0 ? new Date(Math.max(...observed.map((at) => at.getTime()))) : undefined,
      packages: undefined,
      coverage: INSPECTOR_COVERAGE,
      findings: ofImages.flatMap(findingsOf),
      leftOut: [],
      others: findings.filter((each) => !ofImages.includes(each)).map(otherOf),
    };
  },
};
