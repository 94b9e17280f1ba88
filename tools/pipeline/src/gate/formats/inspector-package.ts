import type { OtherResult, ReportedFinding } from '../model/report.ts';
import type { InspectorFinding, VulnerablePackage } from './inspector-finding-schema.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { purlOf } from './package-url.ts';
import { highestScore } from './rating.ts';

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
