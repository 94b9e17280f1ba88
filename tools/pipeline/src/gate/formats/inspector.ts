import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { leftOut } from './ecr.ts';
import { checked, distinct, type Format } from './format.ts';
import { anyMoment, findingsOf, inspectorFinding } from './inspector-package.ts';

/** https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListFindings.html */
const response = z.looseObject({
  findings: z.array(
    inspectorFinding.extend({
      lastObservedAt: anyMoment.optional(),
      resources: z.array(
        z.looseObject({
          details: z
            .looseObject({
              awsEcrContainerImage: z
                .looseObject({ imageHash: z.string().regex(/^sha256:[0-9a-f]{64}$/) })
                .optional(),
            })
            .optional(),
        }),
      ),
    }),
  ),
  nextToken: z.string().nullish(),
});

/** `aws inspector2 list-findings`. An empty list says nothing of any image, and is no report. */
export const inspectorFormat: Format = {
  name: 'Inspector (list-findings)',
  matches: (document) => Array.isArray(document['findings']) && !('imageScanStatus' in document),
  read(origin, document): ScannerReport {
    const { findings, nextToken } = checked(origin, response, document);
    if (nextToken)
      throw new ReportError(origin, 'is one page of several: nextToken must not be set');
    if (findings.length === 0)
      throw new ReportError(origin, 'has no findings, and so does not say what was scanned');
    const active = findings.filter(({ status = 'ACTIVE' }) => status === 'ACTIVE');
    const observed = findings.flatMap(({ lastObservedAt }) => lastObservedAt ?? []);
    return {
      scanner: 'inspector',
      version: undefined,
      origin,
      images: distinct(
        findings.flatMap(({ resources }) =>
          resources.map(({ details }) => details?.awsEcrContainerImage?.imageHash),
        ),
      ),
      completedAt:
        observed.length > 0 ? new Date(Math.max(...observed.map((at) => at.getTime()))) : undefined,
      packages: undefined,
      coverage: NO_COVERAGE,
      findings: active.flatMap(findingsOf),
      leftOut: findings.filter((each) => !active.includes(each)).map(leftOut),
      others: [],
    };
  },
};
