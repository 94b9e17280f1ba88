import type { ReportedFinding } from '../model/report.ts';
import type { GrypeMatch } from './grype-match-schema.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { highestScore } from './rating.ts';

/** Syft's names for package types of operating systems. */
const OS_TYPES = ['apk', 'deb', 'rpm', 'alpm', 'portage'];

/** The finding of a match. */
export function grypeFinding(
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
