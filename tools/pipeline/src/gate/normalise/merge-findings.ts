import type { Finding } from '../model/finding.ts';
import type { ScannerReport } from '../model/report.ts';
import { bySeverity } from '../model/severity.ts';
import { groupPackages } from './group-packages.ts';
import { bestName, joinAliases } from './join-aliases.ts';
import { layerOf } from './layer.ts';
import type { MergeOptions } from './merge-options.ts';
import { mergePackage } from './merge-package.ts';
import { ratingsOf, severityFrom } from './ratings-of.ts';
import type { ScannerFinding } from './scanner-finding.ts';
import { namesIn } from './same-vulnerability.ts';

/**
 * One finding for each vulnerability of each package, from any number of scanners and files. The
 * order of reports and findings has no effect, nor has a duplicate. Sorted by severity, then id,
 * then package.
 */
export function mergeFindings(
  reports: readonly ScannerReport[],
  options: MergeOptions = {},
): Finding[] {
  const namesOf = namesIn(reports.flatMap(({ findings }) => findings));
  const all = reports.flatMap(({ scanner, findings }) =>
    findings.map((reported): ScannerFinding => ({ scanner, reported, names: namesOf(reported) })),
  );
  return groupPackages(all, ({ reported }) => reported.package)
    .flatMap((group) => joinAliases(group, ({ names }) => names.same))
    .map((group) => mergeOne(group, options))
    .sort(
      (a, b) =>
        bySeverity(a.severity, b.severity) ||
        compare(a.id, b.id) ||
        compare(a.package.name, b.package.name) ||
        compare(a.package.version, b.package.version) ||
        compare(a.package.purl ?? '', b.package.purl ?? '') ||
        compare(a.package.kind ?? '', b.package.kind ?? ''),
    );
}

function mergeOne(unsorted: readonly ScannerFinding[], options: MergeOptions): Finding {
  const group = inFixedOrder(unsorted);
  const all = group.map(({ reported }) => reported);
  const aliases = unique(gather(group, ({ names }) => names.same));
  const related = unique(gather(group, ({ names }) => names.related));
  const ratings = ratingsOf(group, options);
  const paths = unique(gather(all, ({ path }) => listOf(path)));
  const found = mergePackage(all.map((each) => each.package));
  const published = gather(all, ({ publishedAt }) => listOf(publishedAt));
  const epss = gather(all, (each) => listOf(each.epss));
  return {
    id: bestName(aliases),
    aliases,
    related: related.length === 0 ? related : related.filter((name) => !aliases.includes(name)),
    package: found,
    severity: severityFrom(ratings, options.preferScanner),
    ratings,
    fixedIn: unique(gather(all, ({ fixedIn }) => fixedIn)),
    layer: layerOf(found.kind, paths),
    paths,
    exploited: all.some(({ exploited }) => exploited === true),
    epss: epss.length > 0 ? Math.max(...epss) : undefined,
    publishedAt: published.length > 0 ? new Date(Math.min(...published.map(Number))) : undefined,
    inBundle: options.bundle?.(
      found,
      all.map(({ path }) => path),
    ),
    suppressed: unique(gather(all, ({ suppressed }) => listOf(suppressed))),
    title: all.find(({ title }) => title !== '')?.title ?? '',
    url: all.find(({ url }) => url !== undefined)?.url,
  };
}

/** Makes values taken from "the first" independent of the order of the reports. */
function inFixedOrder(group: readonly ScannerFinding[]): readonly ScannerFinding[] {
  if (group.length < 2) return group;
  return [...group].sort(
    (a, b) => compare(a.scanner, b.scanner) || compare(JSON.stringify(a), JSON.stringify(b)),
  );
}

const NONE: readonly never[] = [];
const listOf = <T>(value: T | undefined): readonly T[] => (value === undefined ? NONE : [value]);

/** Of all items. Most groups have one item, and a copy of each would take most of the time. */
const gather = <T, V>(items: readonly T[], of: (item: T) => readonly V[]): readonly V[] =>
  items.length === 1 ? of(items[0] as T) : items.flatMap(of);

const unique = (values: readonly string[]): readonly string[] =>
  values.length < 2 ? values : [...new Set(values)].sort();
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
