import * as z from 'zod';
import { awsMoment } from '../moment.ts';
import { inspectorFinding } from './inspector-finding-schema.ts';

/** A finding of basic scanning. */
export const basicFinding = z.looseObject({
  name: z.string().min(1),
  description: z.string().default(''),
  uri: z.string().optional(),
  severity: z.string().default(''),
  attributes: z.array(z.looseObject({ key: z.string(), value: z.string().default('') })).nullish(),
});
/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html */
export const ecrResponse = z.looseObject({
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
export type EcrFindings = NonNullable<z.infer<typeof ecrResponse>['imageScanFindings']>;
