import * as z from 'zod';
import { awsMoment } from '../moment.ts';
import { probability, score } from './format.ts';

const vulnerablePackage = z.looseObject({
  name: z.string().min(1),
  version: z.string().default(''),
  epoch: z.number().optional(),
  release: z.string().optional(),
  packageManager: z.string().optional(),
  filePath: z.string().optional(),
  fixedInVersion: z.string().optional(),
  sourceLayerHash: z.string().optional(),
});
const details = z.looseObject({
  vulnerabilityId: z.string().min(1),
  relatedVulnerabilities: z.array(z.string()).nullish(),
  sourceUrl: z.string().optional(),
  vendorCreatedAt: awsMoment.optional(),
  vulnerablePackages: z.array(vulnerablePackage).nullish(),
});
const resource = z.looseObject({
  type: z.string().optional(),
  id: z.string().optional(),
  details: z
    .looseObject({
      awsEcrContainerImage: z
        .looseObject({ imageHash: z.string().regex(/^sha256:[0-9a-f]{64}$/) })
        .nullish(),
    })
    .nullish(),
});

/**
 * A finding of Amazon Inspector, as ECR forwards it and as Inspector itself returns it.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EnhancedImageScanFinding.html
 */
export const inspectorFinding = z
  .looseObject({
    findingArn: z.string().optional(),
    type: z.string().default('PACKAGE_VULNERABILITY'),
    severity: z.string().default(''),
    status: z.enum(['ACTIVE', 'SUPPRESSED', 'CLOSED']).optional(),
    title: z.string().default(''),
    inspectorScore: score.optional(),
    score: score.optional(),
    epss: z.looseObject({ score: probability }).optional(),
    packageVulnerabilityDetails: details.optional(),
    lastObservedAt: awsMoment.optional(),
    resources: z.array(resource).nullish(),
  })
  .refine(
    ({ type, packageVulnerabilityDetails }) =>
      type !== 'PACKAGE_VULNERABILITY' || packageVulnerabilityDetails !== undefined,
    { path: ['packageVulnerabilityDetails'], error: 'must be there for a PACKAGE_VULNERABILITY' },
  );
export type InspectorFinding = z.infer<typeof inspectorFinding>;

export type VulnerablePackage = z.infer<typeof vulnerablePackage>;
