import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ReportedFinding, type ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, moment, score, type Format } from './format.ts';

const vulnerability = z.looseObject({
  VulnerabilityID: z.string().min(1),
  VendorIDs: z.array(z.string()).nullish(),
  PkgName: z.string().min(1),
  PkgPath: z.string().optional(),
  PkgIdentifier: z.looseObject({ PURL: z.string().optional() }).optional(),
  InstalledVersion: z.string().default(''),
  FixedVersion: z.string().default(''),
  Severity: z.string().default(''),
  CVSS: z
    .record(
      z.string(),
      z.looseObject({
        V2Score: score.optional(),
        V3Score: score.optional(),
        V40Score: score.optional(),
      }),
    )
    .nullish(),
  Layer: z.looseObject({ Digest: z.string().optional(), DiffID: z.string().optional() }).optional(),
  PublishedDate: moment.optional(),
  Title: z.string().default(''),
  PrimaryURL: z.string().optional(),
});
const secret = z.looseObject({
  RuleID: z.string().min(1),
  Severity: z.string().default(''),
  Title: z.string().default(''),
});
const misconfiguration = z.looseObject({
  ID: z.string().min(1),
  Status: z.string().optional(),
  Severity: z.string().default(''),
  Title: z.string().default(''),
  PrimaryURL: z.string().optional(),
});
const result = z.looseObject({
  Target: z.string().default(''),
  Class: z.string().optional(),
  Packages: z.array(z.looseObject({})).nullish(),
  Vulnerabilities: z.array(vulnerability).nullish(),
  Secrets: z.array(secret).nullish(),
  Misconfigurations: z.array(misconfiguration).nullish(),
  ExperimentalModifiedFindings: z
    .array(
      z.looseObject({
        Status: z.string().default(''),
        Statement: z.string().default(''),
        Finding: z.looseObject({
          VulnerabilityID: z.string().optional(),
          PkgName: z.string().optional(),
        }),
      }),
    )
    .nullish(),
});
/** https://trivy.dev/latest/docs/configuration/reporting/#json */
const report = z.looseObject({
  SchemaVersion: z.literal(2),
  CreatedAt: moment.optional(),
  Trivy: z.looseObject({ Version: z.string().optional() }).optional(),
  ArtifactType: z.string().optional(),
  Metadata: z
    .looseObject({
      ImageID: z.string().optional(),
      OS: z.looseObject({}).nullish(),
      RepoDigests: z.array(z.string()).nullish(),
    })
    .optional(),
  Results: z.array(result).nullish(),
});

/** `trivy image --format json`. */
export const trivyFormat: Format = {
  name: 'Trivy JSON',
  matches: (document) =>
    'SchemaVersion' in document && ('ArtifactName' in document || 'Results' in document),
  read(origin, document): ScannerReport {
    const { CreatedAt, Trivy, Metadata, Results, ArtifactType } = checked(origin, report, document);
    // Without results Trivy leaves them out, or writes null: for an image that it has looked into that is good news.
    if (!Results && (Metadata?.ImageID === undefined || ArtifactType !== 'container_image'))
      throw new ReportError(origin, 'has no results, and does not say that an image was scanned');
    const results = Results ?? [];
    const listed = results.flatMap(({ Packages }) => (Packages ? [Packages.length] : []));
    return {
      scanner: 'trivy',
      version: Trivy?.Version,
      origin,
      // Of an image in a file it knows the configuration alone.
      images: distinct([...(Metadata?.RepoDigests ?? []), Metadata?.ImageID ?? ''].map(digestOf)),
      completedAt: CreatedAt,
      packages: listed.length > 0 ? listed.reduce((sum, count) => sum + count, 0) : undefined,
      coverage: NO_COVERAGE,
      findings: results.flatMap((each) => [
        ...(each.Vulnerabilities ?? []).map((found) => findingOf(found, each)),
        ...(each.Secrets ?? []).map((found) => codeFinding(found.RuleID, found, each)),
        ...(each.Misconfigurations ?? [])
          .filter(({ Status = 'FAIL' }) => Status === 'FAIL')
          .map((found) => codeFinding(found.ID, found, each)),
      ]),
      leftOut: results.flatMap(({ ExperimentalModifiedFindings }) =>
        (ExperimentalModifiedFindings ?? []).map(({ Status, Statement, Finding }) => ({
          id: Finding.VulnerabilityID ?? 'unknown',
          package: Finding.PkgName ?? '',
          reason: [Status, Statement].filter(Boolean).join(': '),
        })),
      ),
      others: [],
    };
  },
};

function findingOf(
  found: z.infer<typeof vulnerability>,
  { Class, Target }: z.infer<typeof result>,
): ReportedFinding {
  const scores = Object.values(found.CVSS ?? {}).flatMap(
    ({ V40Score, V3Score, V2Score }) => V40Score ?? V3Score ?? V2Score ?? [],
  );
  const kind = Class === 'os-pkgs' ? 'os' : Class === 'lang-pkgs' ? 'library' : undefined;
  return {
    id: found.VulnerabilityID,
    aliases: [],
    related: distinct(found.VendorIDs ?? []),
    package: {
      name: found.PkgName,
      version: found.InstalledVersion,
      purl: found.PkgIdentifier?.PURL,
      kind,
      source: undefined,
    },
    severity: found.Severity,
    score: scores.length > 0 ? Math.max(...scores) : undefined,
    fixedIn: found.FixedVersion.split(',')
      .map((version) => version.trim())
      .filter(Boolean),
    layer: found.Layer?.Digest ?? found.Layer?.DiffID,
    // A lockfile is the target of a library's result; of a system's the target is just its name.
    path: found.PkgPath || (kind === 'library' && Target.includes('/') ? Target : undefined),
    exploited: undefined,
    epss: undefined,
    publishedAt: found.PublishedDate,
    title: found.Title,
    url: found.PrimaryURL,
    suppressed: undefined,
  };
}

/** What is wrong with a file rather than with a package: a secret in it, or a setting. */
function codeFinding(
  id: string,
  { Severity, Title, PrimaryURL }: { Severity: string; Title: string; PrimaryURL?: unknown },
  { Target }: z.infer<typeof result>,
): ReportedFinding {
  return {
    id,
    aliases: [],
    related: [],
    package: {
      name: Target || 'unknown',
      version: '',
      purl: undefined,
      kind: 'code',
      source: undefined,
    },
    severity: Severity,
    score: undefined,
    fixedIn: [],
    layer: undefined,
    path: Target || undefined,
    exploited: undefined,
    epss: undefined,
    publishedAt: undefined,
    title: Title,
    url: typeof PrimaryURL === 'string' ? PrimaryURL : undefined,
    suppressed: undefined,
  };
}
