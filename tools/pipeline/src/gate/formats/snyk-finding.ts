import type { OtherResult, ReportedFinding } from '../model/report.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { purlOf } from './package-url.ts';
import { worstRating } from './rating.ts';
import type { SnykIssue, SnykProject } from './snyk-schema.ts';

const nameOf = ({ packageName, moduleName, name }: SnykIssue) =>
  packageName ?? moduleName ?? name ?? 'unknown';

/** The finding of an issue. */
export function snykFinding(
  found: SnykIssue,
  from: SnykProject,
  suppressed: string | undefined,
): ReportedFinding {
  const { id, version, identifiers } = found;
  const manager = found.packageManager ?? from.packageManager ?? '';
  // For a system: `debian:12`, `deb`, `apk` or `rpm`. An issue of its source package may affect several binary
  // packages.
  const isOs = /^(?:deb|apk|rpm|linux)$|^[a-z]+:/i.test(manager);
  const { CVE, GHSA, ALTERNATIVE } = identifiers ?? {};
  // A Snyk issue with one CVE is that vulnerability; one with several groups them.
  const names = [...(CVE ?? []), ...(GHSA ?? [])];
  const same = (CVE ?? []).length <= 1 && (GHSA ?? []).length <= 1;
  const name = nameOf(found);
  const [source, binary] = isOs ? name.split('/') : [undefined, name];
  return makeFinding({
    id,
    aliases: same ? otherNames(names, id) : [],
    related: otherNames([...(same ? [] : names), ...(ALTERNATIVE ?? [])], id),
    package: {
      name: binary ?? name,
      version,
      purl: purlOf(manager, name, version),
      kind: manager === '' ? undefined : isOs ? 'os' : 'library',
      source,
    },
    ...worstRating([found.severity], [found.cvssScore ?? undefined]),
    fixedIn: fixesOf(found),
    path: from.displayTargetFile || from.targetFile || undefined,
    epss: found.epssDetails?.probability ?? undefined,
    publishedAt: found.publicationTime ?? found.disclosureTime ?? undefined,
    title: found.title,
    url: `https://security.snyk.io/vuln/${encodeURIComponent(id)}`,
    suppressed,
  });
}

const fixesOf = ({ fixedIn, nearestFixedInVersion: nearest }: SnykIssue): string[] => {
  if (fixedIn && fixedIn.length > 0) return fixedIn;
  return nearest ? [nearest] : [];
};

/** The result of an issue about a licence. */
export const snykLicence = (found: SnykIssue): OtherResult => ({
  kind: 'licence',
  id: found.id,
  target: nameOf(found),
  severity: found.severity,
  title: found.title,
});
