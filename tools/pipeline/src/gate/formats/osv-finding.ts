import type * as z from 'zod';
import type { ReportedFinding } from '../model/report.ts';
import { cvss3Score } from './cvss.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import type { OsvPackage, OsvSource, osvVulnerability } from './osv-schema.ts';
import { purlOf } from './package-url.ts';
import { worstRating } from './rating.ts';

/** The finding of an entry of OSV in a package. */
export function osvFinding(
  found: z.infer<typeof osvVulnerability>,
  { package: about, groups }: OsvPackage,
  from: OsvSource,
): ReportedFinding {
  const { id, aliases, related, upstream } = found;
  // For systems, OSV has advisories about source packages.
  const name = about.os_package_name ?? about.name;
  const inGroup = (groups ?? []).find(({ ids }) => ids.includes(id));
  return makeFinding({
    id,
    aliases: otherNames(aliases ?? [], id),
    related: otherNames([...(related ?? []), ...(upstream ?? [])], id),
    package: {
      name: name || about.commit || 'unknown',
      version: about.version,
      purl: purlOf(about.ecosystem, about.name, about.version),
      kind: from.type === 'os' || about.os_package_name ? 'os' : kindOf(about.ecosystem),
      source: about.os_package_name ? about.name : undefined,
    },
    ...worstRating(
      [
        wordOf(found.database_specific?.severity),
        ...(found.affected ?? []).map((each) => wordOf(each.ecosystem_specific?.severity)),
      ],
      [
        scoreIn(inGroup?.max_severity),
        ...(found.severity ?? []).map((each) => cvss3Score(each.score) ?? scoreIn(each.score)),
      ],
    ),
    fixedIn: fixesFor(found, about.name),
    path: from.path || undefined,
    publishedAt: found.published,
    title: found.summary,
    url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}`,
  });
}

/** Systems have a release, such as `Debian:12`. */
const kindOf = (ecosystem: string): 'os' | 'library' | undefined => {
  if (ecosystem === '') return undefined;
  return /^(?:AlmaLinux|Alpaquita|Alpine|BellSoft|Chainguard|Debian|Echo|Mageia|MinimOS|openEuler|openSUSE|Photon|Red Hat|Rocky|SUSE|Ubuntu|Wolfi|Azure Linux)/i.test(
    ecosystem,
  )
    ? 'os'
    : 'library';
};

/** "MODERATE" and the like; Ubuntu has a list of types instead, which are not words. */
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function scoreIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  return Number(text) <= 10 ? Number(text) : undefined;
}

const fixesFor = ({ affected }: z.infer<typeof osvVulnerability>, name: string): string[] => [
  ...new Set(
    (affected ?? [])
      .filter((each) => each.package?.name === name)
      .flatMap(({ ranges }) => ranges ?? [])
      .flatMap(({ events }) => events ?? [])
      .flatMap(({ fixed }) => fixed ?? []),
  ),
];
