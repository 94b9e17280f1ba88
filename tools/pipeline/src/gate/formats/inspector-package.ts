import * as z from 'zod';
import type { OtherResult, ReportedFinding } from '../model/report.ts';
import { awsMoment } from '../moment.ts';
import { probability, score } from './format.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { purlOf } from './package-url.ts';
import { highestScore } from './rating.ts';

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

const OS_MANAGERS = ['OS', 'APK', 'DPKG', 'RPM'];
/** An image does not change, so nothing in it can have been fixed. */
const SUPPRESSED = {
  SUPPRESSED: 'a suppression rule of Inspector',
  CLOSED: 'Inspector has closed it, although an image does not change',
  ACTIVE: undefined,
};

/** One for each affected package; none for a finding that is not about packages. */
export function findingsOf({
  severity,
  status = 'ACTIVE',
  title,
  inspectorScore,
  score: plainScore,
  epss,
  packageVulnerabilityDetails: about,
}: InspectorFinding): ReportedFinding[] {
  if (about === undefined) return [];
  const packages = about.vulnerablePackages ?? [];
  return (packages.length > 0 ? packages : [{ name: 'unknown', version: '' }]).map((found) =>
    makeFinding({
      id: about.vulnerabilityId,
      related: otherNames(about.relatedVulnerabilities ?? [], about.vulnerabilityId),
      package: packageOf(found),
      severity,
      score: highestScore([inspectorScore, plainScore]),
      fixedIn: fixOf(found.fixedInVersion),
      layer: found.sourceLayerHash,
      path: found.filePath,
      epss: epss?.score,
      publishedAt: about.vendorCreatedAt,
      title,
      url: about.sourceUrl,
      suppressed: SUPPRESSED[status],
    }),
  );
}

/** Findings that are not about packages, such as a reachable port. */
export function otherOf(finding: InspectorFinding): OtherResult {
  const { type, title, severity, findingArn, resources } = finding;
  return {
    kind: type.toLowerCase().replaceAll('_', ' '),
    id: finding.packageVulnerabilityDetails?.vulnerabilityId ?? findingArn ?? type,
    target: resources?.map(({ id, type: kind }) => id ?? kind ?? '').join(', ') ?? '',
    severity,
    title,
  };
}

type VulnerablePackage = z.infer<typeof vulnerablePackage>;

function packageOf(found: Partial<VulnerablePackage> & { name: string }) {
  const { name, packageManager: manager } = found;
  const version = versionOf(found);
  const isOs = manager !== undefined && OS_MANAGERS.includes(manager.toUpperCase());
  return {
    name,
    version,
    purl: manager === undefined ? undefined : purlOf(manager, name, version),
    kind: manager === undefined ? undefined : isOs ? ('os' as const) : ('library' as const),
  };
}

const fixOf = (version: string | undefined): string[] =>
  version === undefined || /^(?:NotAvailable)?$/i.test(version) ? [] : [version];

/** In the notation of Debian and Red Hat: epoch:version-release. */
const versionOf = ({ version = '', epoch, release }: Partial<VulnerablePackage>) =>
  `${epoch ? `${epoch}:` : ''}${version}${release ? `-${release}` : ''}`;
