import type { LeftOut, ReportedFinding, ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { grypeCoverage } from './grype-coverage.ts';
import { grypeReport, type GrypeIgnoreRule, type GrypeMatch } from './grype-schema.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { highestScore } from './rating.ts';

/** Syft's names for package types of operating systems. */
const OS_TYPES = ['apk', 'deb', 'rpm', 'alpm', 'portage'];
/** Packages with kernel headers only, which Grype omits by default. */
const KERNEL_HEADERS =
  /^(?:kernel-headers|linux(?:-.*)?-headers-.*|linux-libc-dev|linux-kbuild-.*)$/;

/** `grype --output json`. */
export const grypeFormat: Format = {
  name: 'Grype JSON',
  matches: (document) => 'matches' in document && 'descriptor' in document,
  read(origin, document): ScannerReport {
    const report = checked(origin, grypeReport, document);
    const { matches, source, descriptor } = report;
    const ignored = report.ignoredMatches ?? [];
    const target = typeof source.target === 'object' ? source.target : undefined;
    const builtIn = ignored.filter((each) => isBuiltIn(each, each.appliedIgnoreRules ?? []));
    return {
      scanner: 'grype',
      version: descriptor.version,
      origin,
      // For an image in a file, only the configuration is the same as in a registry.
      images: distinct(
        [target?.manifestDigest ?? '', ...(target?.repoDigests ?? []), target?.imageID ?? ''].map(
          digestOf,
        ),
      ),
      completedAt: descriptor.timestamp,
      packages: undefined,
      coverage: grypeCoverage(report),
      findings: [
        ...matches.map((each) => findingOf(each, undefined)),
        ...ignored
          .filter((each) => !builtIn.includes(each))
          .map((each) => findingOf(each, suppression(each.appliedIgnoreRules ?? []))),
      ],
      leftOut: builtIn.map(({ vulnerability, artifact }): LeftOut => ({
        id: vulnerability.id,
        package: artifact.name,
        reason: 'a rule of Grype’s own: the package has headers of the kernel only',
      })),
      others: [],
    };
  },
};

/**
 * Whether one of the rules is Grype’s own; all others are the user's, including those of VEX documents.
 * https://github.com/anchore/grype/blob/main/cmd/grype/cli/commands/root.go (ignoreLinuxKernelHeaders)
 */
const isBuiltIn = ({ artifact }: GrypeMatch, rules: readonly GrypeIgnoreRule[]) =>
  KERNEL_HEADERS.test(artifact.name) &&
  rules.some(
    (rule) =>
      rule['match-type'] === 'exact-indirect-match' &&
      /^(?:kernel|linux(?:\.\*)?)$/.test(rule.package?.['upstream-name'] ?? '') &&
      !rule.vulnerability &&
      !rule.reason &&
      !rule['fix-state'] &&
      !rule['vex-status'],
  );

function suppression([rule]: readonly GrypeIgnoreRule[]): string {
  if (rule?.['vex-status']) return `Grype was given a VEX document: ${rule['vex-status']}`;
  if (rule?.['fix-state']) return `Grype was told to ignore what is ${rule['fix-state']}`;
  return `an ignore rule of Grype${rule?.reason ? `: ${rule.reason}` : ''}`;
}

function findingOf(
  { vulnerability, relatedVulnerabilities, artifact }: GrypeMatch,
  suppressed: string | undefined,
): ReportedFinding {
  const related = relatedVulnerabilities ?? [];
  const all = [vulnerability, ...related];
  const epss = all.flatMap((each) => (each.epss ?? []).map((entry) => entry.epss));
  const known = all.flatMap((each) => each.knownExploited ?? []);
  const { id } = vulnerability;
  const names = otherNames(
    related.map((each) => each.id),
    id,
  );
  // A GitHub advisory covers one vulnerability; a vendor's may cover many.
  const cves = names.filter((name) => name.startsWith('CVE-'));
  const aliases = id.startsWith('GHSA-') && cves.length === 1 ? cves : [];
  const { type } = artifact;
  return makeFinding({
    id,
    aliases,
    related: otherNames(
      [
        ...names.filter((name) => !aliases.includes(name)),
        ...(vulnerability.advisories ?? []).map((each) => each.id ?? ''),
      ],
      id,
    ),
    package: {
      name: artifact.name,
      version: artifact.version,
      purl: artifact.purl,
      kind: type === undefined ? undefined : OS_TYPES.includes(type) ? 'os' : 'library',
      source: artifact.upstreams?.[0]?.name,
    },
    severity: vulnerability.severity,
    score: highestScore(
      all.flatMap((each) => (each.cvss ?? []).map(({ metrics }) => metrics?.baseScore)),
    ),
    fixedIn: vulnerability.fix?.versions ?? [],
    layer: artifact.locations?.[0]?.layerID,
    path: artifact.locations?.[0]?.path,
    // Older versions of Grype do not report it.
    exploited:
      known.length > 0 ? true : vulnerability.knownExploited === undefined ? undefined : false,
    epss: epss.length > 0 ? Math.max(...epss) : undefined,
    title: vulnerability.description.split('\n')[0] ?? '',
    url: vulnerability.dataSource ?? vulnerability.urls?.[0],
    suppressed,
  });
}
