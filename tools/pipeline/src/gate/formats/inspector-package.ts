import * as z from 'zod';
import type { ReportedFinding } from '../model/report.ts';
import { moment, probability, score } from './format.ts';

/** A moment as the SDK (Date), the CLI (text) and older CLIs (seconds) give it. */
export const anyMoment = z.union([
  z.date(),
  moment,
  z.number().transform((seconds) => new Date(seconds * 1_000)),
]);

/**
 * A finding of Amazon Inspector, as ECR hands it on and as Inspector itself gives it.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EnhancedImageScanFinding.html
 */
export const inspectorFinding = z.looseObject({
  severity: z.string().default(''),
  status: z.enum(['ACTIVE', 'SUPPRESSED', 'CLOSED']).optional(),
  title: z.string().default(''),
  inspectorScore: score.optional(),
  score: score.optional(),
  exploitAvailable: z.string().optional(),
  epss: z.looseObject({ score: probability }).optional(),
  packageVulnerabilityDetails: z.looseObject({
    vulnerabilityId: z.string().min(1),
    relatedVulnerabilities: z.array(z.string()).nullish(),
    sourceUrl: z.string().optional(),
    vendorCreatedAt: anyMoment.optional(),
    vulnerablePackages: z
      .array(
        z.looseObject({
          name: z.string().min(1),
          version: z.string().default(''),
          epoch: z.number().optional(),
          release: z.string().optional(),
          packageManager: z.string().optional(),
          filePath: z.string().optional(),
          fixedInVersion: z.string().optional(),
          sourceLayerHash: z.string().optional(),
        }),
      )
      .min(1),
  }),
});
export type InspectorFinding = z.infer<typeof inspectorFinding>;

const OS_MANAGERS = ['OS', 'APK', 'DPKG', 'RPM'];

/** One for each package that is affected. */
export function findingsOf({
  severity,
  title,
  inspectorScore,
  score: plainScore,
  exploitAvailable,
  epss,
  packageVulnerabilityDetails: details,
}: InspectorFinding): ReportedFinding[] {
  return details.vulnerablePackages.map((found) => ({
    id: details.vulnerabilityId,
    aliases: [],
    related: details.relatedVulnerabilities ?? [],
    package: {
      name: found.name,
      version: versionOf(found),
      purl: undefined,
      kind:
        found.packageManager === undefined
          ? undefined
          : OS_MANAGERS.includes(found.packageManager.toUpperCase())
            ? 'os'
            : 'library',
      source: undefined,
    },
    severity,
    score: inspectorScore ?? plainScore,
    fixedIn:
      found.fixedInVersion === undefined || /^(?:NotAvailable)?$/i.test(found.fixedInVersion)
        ? []
        : [found.fixedInVersion],
    layer: found.sourceLayerHash,
    path: found.filePath,
    exploited:
      exploitAvailable === undefined ? undefined : exploitAvailable.toUpperCase() === 'YES',
    epss: epss?.score,
    publishedAt: details.vendorCreatedAt,
    title,
    url: details.sourceUrl,
    suppressed: undefined,
  }));
}

/** As Debian and Red Hat write it: epoch:version-release. */
function versionOf({
  version,
  epoch,
  release,
}: InspectorFinding['packageVulnerabilityDetails']['vulnerablePackages'][number]): string {
  return `${epoch ? `${epoch}:` : ''}${version}${release ? `-${release}` : ''}`;
}
