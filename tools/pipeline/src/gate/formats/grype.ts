import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import type { ReportedFinding, ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, moment, probability, score, type Format } from './format.ts';

const cvss = z.array(z.looseObject({ metrics: z.looseObject({ baseScore: score }).optional() }));
const match = z.looseObject({
  vulnerability: z.looseObject({
    id: z.string().min(1),
    dataSource: z.string().optional(),
    severity: z.string().default(''),
    description: z.string().default(''),
    urls: z.array(z.string()).nullish(),
    fix: z
      .looseObject({ versions: z.array(z.string()).nullish(), state: z.string().optional() })
      .optional(),
    cvss: cvss.nullish(),
    epss: z.array(z.looseObject({ epss: probability })).nullish(),
    knownExploited: z.array(z.looseObject({})).nullish(),
  }),
  relatedVulnerabilities: z
    .array(
      z.looseObject({
        id: z.string().min(1),
        cvss: cvss.nullish(),
        epss: z.array(z.looseObject({ epss: probability })).nullish(),
        knownExploited: z.array(z.looseObject({})).nullish(),
      }),
    )
    .nullish(),
  artifact: z.looseObject({
    name: z.string().min(1),
    version: z.string().default(''),
    type: z.string().optional(),
    purl: z.string().optional(),
    locations: z
      .array(z.looseObject({ path: z.string().optional(), layerID: z.string().optional() }))
      .nullish(),
  }),
});
/** https://github.com/anchore/grype/blob/main/grype/presenter/models/document.go */
const report = z.looseObject({
  matches: z.array(match),
  ignoredMatches: z
    .array(
      match.extend({
        appliedIgnoreRules: z.array(z.looseObject({ reason: z.string().optional() })).nullish(),
      }),
    )
    .nullish(),
  source: z.looseObject({
    type: z.string(),
    target: z
      .union([
        z.string(),
        z.looseObject({
          imageID: z.string().optional(),
          manifestDigest: z.string().optional(),
          repoDigests: z.array(z.string()).nullish(),
        }),
      ])
      .optional(),
  }),
  descriptor: z.looseObject({
    name: z.literal('grype'),
    version: z.string().optional(),
    timestamp: moment.optional(),
  }),
});

/** Package types of operating systems, as Syft calls them. */
const OS_TYPES = ['apk', 'deb', 'rpm', 'alpm', 'portage'];

/** `grype --output json`. */
export const grypeFormat: Format = {
  name: 'Grype JSON',
  matches: (document) => 'matches' in document && 'descriptor' in document,
  read(origin, document): ScannerReport {
    const { matches, ignoredMatches, source, descriptor } = checked(origin, report, document);
    const target = typeof source.target === 'object' ? source.target : {};
    return {
      scanner: 'grype',
      version: descriptor.version,
      origin,
      // Of an image in a file only the configuration is what a registry has too.
      images: distinct(
        [target.manifestDigest ?? '', ...(target.repoDigests ?? []), target.imageID ?? ''].map(
          digestOf,
        ),
      ),
      completedAt: descriptor.timestamp,
      packages: undefined,
      coverage: NO_COVERAGE,
      findings: matches.map(findingOf),
      leftOut: (ignoredMatches ?? []).map(({ vulnerability, artifact, appliedIgnoreRules }) => ({
        id: vulnerability.id,
        package: artifact.name,
        reason: appliedIgnoreRules?.[0]?.reason || 'an ignore rule of Grype',
      })),
      others: [],
    };
  },
};

function findingOf({
  vulnerability,
  relatedVulnerabilities,
  artifact,
}: z.infer<typeof match>): ReportedFinding {
  const related = relatedVulnerabilities ?? [];
  const all = [vulnerability, ...related];
  const scores = all.flatMap((each) =>
    (each.cvss ?? []).flatMap(({ metrics }) => metrics?.baseScore ?? []),
  );
  const epss = all.flatMap((each) => (each.epss ?? []).map((entry) => entry.epss));
  const { type } = artifact;
  const known = all.flatMap((each) => each.knownExploited ?? []);
  return {
    id: vulnerability.id,
    aliases: distinct(related.map(({ id }) => id)).filter((id) => id !== vulnerability.id),
    related: [],
    package: {
      name: artifact.name,
      version: artifact.version,
      purl: artifact.purl || undefined,
      kind: type === undefined ? undefined : OS_TYPES.includes(type) ? 'os' : 'library',
      source: undefined,
    },
    severity: vulnerability.severity,
    score: scores.length > 0 ? Math.max(...scores) : undefined,
    fixedIn: vulnerability.fix?.versions ?? [],
    layer: artifact.locations?.[0]?.layerID,
    path: artifact.locations?.[0]?.path,
    // Older versions of Grype do not tell.
    exploited:
      known.length > 0 ? true : vulnerability.knownExploited === undefined ? undefined : false,
    epss: epss.length > 0 ? Math.max(...epss) : undefined,
    publishedAt: undefined,
    title: vulnerability.description.split('\n')[0] ?? '',
    url: vulnerability.dataSource ?? vulnerability.urls?.[0],
    suppressed: undefined,
  };
}
