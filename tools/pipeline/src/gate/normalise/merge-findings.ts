import type { Finding, Rating } from '../model/finding.ts';
import type { FoundPackage, ReportedFinding, ScannerReport } from '../model/report.ts';
import { bySeverity, severityOf, severityOfScore, type Severity } from '../model/severity.ts';
import type { BundleMembership } from './bundle-membership.ts';
import { bestName, joinAliases } from './join-aliases.ts';
import { layerOf } from './layer.ts';

export interface MergeOptions {
  /** The scanner whose rating wins where it has one; else the worst does. */
  readonly preferScanner?: string | undefined;
  /** What words mean that are not known by themselves, by the policy; in capitals. */
  readonly severityWords?: Readonly<Record<string, Severity>> | undefined;
  /** From the bill of materials. Default: nothing is known of the bundle. */
  readonly bundle?: BundleMembership | undefined;
}

interface Reported {
  readonly scanner: string;
  readonly reported: ReportedFinding;
}

/**
 * One finding for each vulnerability of each package, whatever number of scanners and files it is in.
 * The order of reports and findings does not matter, nor does one that is there twice.
 * Sorted by severity, then id, then package.
 */
export function mergeFindings(
  reports: readonly ScannerReport[],
  options: MergeOptions = {},
): Finding[] {
  const byPackage = new Map<string, Reported[]>();
  for (const { scanner, findings } of reports)
    for (const reported of findings) {
      const key = packageKey(reported.package);
      const known = byPackage.get(key);
      if (known) known.push({ scanner, reported });
      else byPackage.set(key, [{ scanner, reported }]);
    }
  return [...byPackage.values()]
    .flatMap((group) => joinAliases(group, ({ reported }) => reported.ids))
    .map((group) => mergeOne(group, options))
    .sort(
      (a, b) =>
        bySeverity(a.severity, b.severity) ||
        compare(a.id, b.id) ||
        compare(packageKey(a.package), packageKey(b.package)),
    );
}

/** Scanners agree on name and version, and not on much else. */
const packageKey = ({ name, version }: FoundPackage) => `${name.toLowerCase()}@${version}`;

function mergeOne(unsorted: readonly Reported[], options: MergeOptions): Finding {
  // Whatever is taken from "the first" does not depend on the order of the reports.
  const group = [...unsorted].sort(
    (a, b) => compare(a.scanner, b.scanner) || compare(JSON.stringify(a), JSON.stringify(b)),
  );
  const all = group.map(({ reported }) => reported);
  const aliases = unique(all.flatMap(({ ids }) => ids));
  const ratings = ratingsOf(group, options);
  const paths = unique(all.flatMap(({ path }) => path ?? []));
  const found = mergePackage(all.map((each) => each.package));
  const published = all.flatMap(({ publishedAt }) => publishedAt ?? []);
  const epss = all.flatMap((each) => each.epss ?? []);
  return {
    id: bestName(aliases),
    aliases,
    package: found,
    severity: severityFrom(ratings, options.preferScanner),
    ratings,
    fixedIn: unique(all.flatMap(({ fixedIn }) => fixedIn)),
    layer: layerOf(found.kind, paths),
    paths,
    exploited: all.some(({ exploited }) => exploited === true),
    epss: epss.length > 0 ? Math.max(...epss) : undefined,
    publishedAt: published.length > 0 ? new Date(Math.min(...published.map(Number))) : undefined,
    inBundle: options.bundle?.(found),
    title: all.find(({ title }) => title !== '')?.title ?? '',
    url: all.find(({ url }) => url !== undefined)?.url,
  };
}

function mergePackage(packages: readonly FoundPackage[]): FoundPackage {
  const [first] = packages as readonly [FoundPackage, ...FoundPackage[]];
  return {
    name: first.name,
    version: first.version,
    purl: packages.find(({ purl }) => purl !== undefined)?.purl,
    kind: packages.find(({ kind }) => kind !== undefined)?.kind,
  };
}

/** One for each scanner; of several by the same one the worst. */
function ratingsOf(group: readonly Reported[], { severityWords = {} }: MergeOptions): Rating[] {
  const ratings = new Map<string, Rating>();
  for (const { scanner, reported } of group) {
    const word = reported.severity;
    const known =
      severityOf(word) ??
      severityWords[word.toUpperCase()] ??
      (word === '' && reported.score !== undefined ? severityOfScore(reported.score) : undefined);
    const rating = { scanner, word, severity: known ?? 'CRITICAL', known: known !== undefined };
    const before = ratings.get(scanner);
    if (before === undefined || isWorse(rating, before)) ratings.set(scanner, rating);
  }
  return [...ratings.values()];
}

const isWorse = (a: Rating, b: Rating) =>
  (bySeverity(a.severity, b.severity) || Number(a.known) - Number(b.known)) < 0;

function severityFrom(ratings: readonly Rating[], preferScanner: string | undefined): Severity {
  const preferred = ratings.find(({ scanner, known }) => known && scanner === preferScanner);
  if (preferred) return preferred.severity;
  return ratings.map(({ severity }) => severity).sort(bySeverity)[0] ?? 'CRITICAL';
}

const unique = (values: readonly string[]) => [...new Set(values)].sort();
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
