import {
  ReportError,
  type OtherResult,
  type ReportedFinding,
  type ScannerReport,
} from '../model/report.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { makeFinding, otherNames, versionsIn } from './make-finding.ts';
import { highestScore } from './rating.ts';
import { trivyCoverage } from './trivy-coverage.ts';
import type {
  TrivyLicence,
  TrivyModified,
  TrivyResult,
  TrivyVulnerability,
} from './trivy-result-schema.ts';
import { trivyReport } from './trivy-schema.ts';

/** `trivy image --format json`. */
export const trivyFormat: Format = {
  name: 'Trivy JSON',
  matches: (document) =>
    'SchemaVersion' in document && ('ArtifactName' in document || 'Results' in document),
  read(origin, document): ScannerReport {
    const report = checked(origin, trivyReport, document);
    const { CreatedAt, Trivy, Metadata, Results, ArtifactType } = report;
    // Without results, Trivy omits them or writes null.
    if (!Results && (Metadata?.ImageID === undefined || ArtifactType !== 'container_image'))
      throw new ReportError(
        'GH-REPORT-003',
        origin,
        'has no results, and does not say that an image was scanned',
      );
    const results = Results ?? [];
    const listed = results.flatMap(({ Packages }) => (Packages ? [Packages.length] : []));
    return {
      scanner: 'trivy',
      version: Trivy?.Version,
      origin,
      // For an image in a file, it knows only the configuration.
      images: distinct([...(Metadata?.RepoDigests ?? []), Metadata?.ImageID ?? ''].map(digestOf)),
      completedAt: CreatedAt,
      packages: listed.length > 0 ? listed.reduce((sum, count) => sum + count, 0) : undefined,
      coverage: trivyCoverage(report),
      findings: results.flatMap(findingsIn),
      leftOut: [],
      others: results.flatMap((each) => [
        ...(each.Licenses ?? []).map((licence) => licenceResult(licence, each)),
        ...modifiedIn(each).flatMap((modified) =>
          modified.Type === 'license' ? [licenceResult(modified.Finding, each)] : [],
        ),
      ]),
    };
  },
};

const modifiedIn = ({ ExperimentalModifiedFindings }: TrivyResult) =>
  ExperimentalModifiedFindings ?? [];

function findingsIn(result: TrivyResult): ReportedFinding[] {
  const sources = new Map(
    (result.Packages ?? []).map(({ ID, Name, SrcName }) => [ID ?? Name, SrcName]),
  );
  return [
    ...(result.Vulnerabilities ?? []).map((found) => vulnerable(found, result, sources, undefined)),
    ...(result.Secrets ?? []).map((found) => inFile(found.RuleID, found, result, undefined)),
    ...(result.Misconfigurations ?? [])
      // PASS is not a finding; a result that a user's rule excepts is one.
      .filter(({ Status = 'FAIL' }) => Status !== 'PASS')
      .map((found) =>
        inFile(
          found.ID,
          found,
          result,
          found.Status === 'EXCEPTION' ? 'an exception in Trivy’s checks' : undefined,
        ),
      ),
    ...modifiedIn(result).flatMap((modified) => {
      if (modified.Type === 'license') return [];
      const rule = suppression(modified);
      if (modified.Type === 'vulnerability')
        return vulnerable(modified.Finding, result, sources, rule);
      return modified.Type === 'secret'
        ? inFile(modified.Finding.RuleID, modified.Finding, result, rule)
        : inFile(modified.Finding.ID, modified.Finding, result, rule);
    }),
  ];
}

/** Trivy's user provides ignore files, Rego policies and VEX documents. */
const suppression = ({ Status, Statement }: TrivyModified) =>
  `Trivy was told that it is ${Status || 'to be left out'}${Statement ? `: ${Statement}` : ''}`;

function vulnerable(
  found: TrivyVulnerability,
  { Class, Target }: TrivyResult,
  sources: ReadonlyMap<string | undefined, string | undefined>,
  suppressed: string | undefined,
): ReportedFinding {
  const kind = Class === 'os-pkgs' ? 'os' : Class === 'lang-pkgs' ? 'library' : undefined;
  return makeFinding({
    id: found.VulnerabilityID,
    // Vendors' advisories: each may cover several vulnerabilities.
    related: otherNames(found.VendorIDs ?? [], found.VulnerabilityID),
    package: {
      name: found.PkgName,
      version: found.InstalledVersion,
      purl: found.PkgIdentifier?.PURL,
      kind,
      source: sources.get(found.PkgID ?? found.PkgName) ?? sources.get(found.PkgName),
    },
    severity: found.Severity,
    score: highestScore(
      Object.values(found.CVSS ?? {}).map(
        ({ V40Score, V3Score, V2Score }) => V40Score ?? V3Score ?? V2Score,
      ),
    ),
    fixedIn: versionsIn(found.FixedVersion),
    layer: found.Layer?.Digest ?? found.Layer?.DiffID,
    // The target of a library's result is a lockfile; that of a system is only its name.
    path: found.PkgPath || (kind === 'library' && Target.includes('/') ? Target : undefined),
    publishedAt: found.PublishedDate,
    title: found.Title,
    url: found.PrimaryURL,
    suppressed,
  });
}

/** A problem of a file instead of a package: a secret in it, or a setting. */
function inFile(
  id: string,
  { Severity, Title, PrimaryURL }: { Severity: string; Title: string; PrimaryURL?: unknown },
  { Target }: TrivyResult,
  suppressed: string | undefined,
): ReportedFinding {
  return makeFinding({
    id,
    package: { name: Target || 'unknown', version: '', kind: 'code' },
    severity: Severity,
    path: Target || undefined,
    title: Title,
    url: typeof PrimaryURL === 'string' ? PrimaryURL : undefined,
    suppressed,
  });
}

const licenceResult = (
  { Name, PkgName, FilePath, Severity, Category }: TrivyLicence,
  { Target }: TrivyResult,
): OtherResult => ({
  kind: 'licence',
  id: Name || 'unknown',
  target: PkgName || FilePath || Target,
  severity: Severity,
  title: Category === '' ? '' : `category ${Category}`,
});
