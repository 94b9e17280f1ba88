import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import type { OtherResult, ReportedFinding, ScannerReport } from '../model/report.ts';
import { moment } from '../moment.ts';
import { cvss3Score } from './cvss.ts';
import { checked, type Format } from './format.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { purlOf } from './package-url.ts';
import { worstRating } from './rating.ts';

/** An entry of OSV. https://ossf.github.io/osv-schema/ */
const vulnerability = z.looseObject({
  id: z.string().min(1),
  aliases: z.array(z.string()).nullish(),
  related: z.array(z.string()).nullish(),
  upstream: z.array(z.string()).nullish(),
  summary: z.string().default(''),
  published: moment.optional(),
  severity: z.array(z.looseObject({ type: z.string(), score: z.string() })).nullish(),
  database_specific: z.looseObject({ severity: z.unknown().optional() }).nullish(),
  affected: z
    .array(
      z.looseObject({
        package: z.looseObject({ name: z.string().optional() }).nullish(),
        ecosystem_specific: z.looseObject({ severity: z.unknown().optional() }).nullish(),
        ranges: z
          .array(
            z.looseObject({
              events: z.array(z.looseObject({ fixed: z.string().optional() })).nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});
const group = z.looseObject({
  ids: z.array(z.string()),
  max_severity: z.string().optional(),
});
const packageResult = z.looseObject({
  package: z.looseObject({
    name: z.string().default(''),
    os_package_name: z.string().optional(),
    version: z.string().default(''),
    ecosystem: z.string().default(''),
    commit: z.string().optional(),
  }),
  vulnerabilities: z.array(vulnerability).nullish(),
  groups: z.array(group).nullish(),
  license_violations: z.array(z.string()).nullish(),
});
const source = z.looseObject({ path: z.string().default(''), type: z.string().default('') });
/** https://google.github.io/osv-scanner/output/#json */
const report = z.looseObject({
  results: z
    .array(z.looseObject({ source, packages: z.array(packageResult).nullish() }))
    .nullable(),
  image_metadata: z.looseObject({ os: z.string().optional() }).nullish(),
});
type Source = z.infer<typeof source>;
type PackageResult = z.infer<typeof packageResult>;

/** `osv-scanner scan --format json`, versions 1 and 2. It contains neither the image nor the time. */
export const osvScannerFormat: Format = {
  name: 'OSV-Scanner JSON',
  matches: (document) =>
    'results' in document && !('runs' in document) && !('SchemaVersion' in document),
  read(origin, document): ScannerReport {
    const { results, image_metadata: image } = checked(origin, report, document);
    const packages = (results ?? []).flatMap((result) =>
      (result.packages ?? []).map((each) => ({ from: result.source, each })),
    );
    return {
      scanner: 'osv-scanner',
      version: undefined,
      origin,
      images: [],
      completedAt: undefined,
      // Packages without a finding are not listed.
      packages: undefined,
      coverage: {
        ...NO_COVERAGE,
        operatingSystem: image?.os ? { name: image.os, endOfLife: undefined } : undefined,
      },
      findings: packages.flatMap(({ from, each }) =>
        (each.vulnerabilities ?? []).map((found) => findingOf(found, each, from)),
      ),
      leftOut: [],
      others: packages.flatMap(({ each }) =>
        (each.license_violations ?? []).map((licence): OtherResult => ({
          kind: 'licence',
          id: licence,
          target: each.package.name,
          severity: '',
          title: 'is not on the list of allowed licences',
        })),
      ),
    };
  },
};

function findingOf(
  found: z.infer<typeof vulnerability>,
  { package: about, groups }: PackageResult,
  from: Source,
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

const fixesFor = ({ affected }: z.infer<typeof vulnerability>, name: string): string[] => [
  ...new Set(
    (affected ?? [])
      .filter((each) => each.package?.name === name)
      .flatMap(({ ranges }) => ranges ?? [])
      .flatMap(({ events }) => events ?? [])
      .flatMap(({ fixed }) => fixed ?? []),
  ),
];
