import { ReportError, type OtherResult, type ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { trivyCoverage } from './trivy-coverage.ts';
import { modifiedIn, trivyFindings } from './trivy-findings.ts';
import type { TrivyLicence, TrivyResult } from './trivy-result-schema.ts';
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
      findings: results.flatMap(trivyFindings),
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
