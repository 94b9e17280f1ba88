import type { FoundPackage, ReportedFinding } from '../model/report.ts';

type Required = Pick<ReportedFinding, 'id' | 'severity'> & {
  readonly package: Pick<FoundPackage, 'name' | 'version'> & Partial<FoundPackage>;
};

/** A finding with the values that its source has; the others are unknown. */
export function makeFinding(
  given: Required & Partial<Omit<ReportedFinding, 'package'>>,
): ReportedFinding {
  const { name, version, purl, kind, source } = given.package;
  return {
    id: given.id,
    aliases: given.aliases ?? [],
    related: given.related ?? [],
    package: { name, version, purl, kind, source },
    severity: given.severity,
    score: given.score,
    fixedIn: given.fixedIn ?? [],
    layer: given.layer,
    path: given.path,
    exploited: given.exploited,
    epss: given.epss,
    publishedAt: given.publishedAt,
    title: given.title ?? '',
    url: given.url,
    suppressed: given.suppressed,
  };
}

/** Names other than the finding's own, without duplicates. */
export const otherNames = (names: readonly string[], id: string): string[] =>
  [...new Set(names)].filter((name) => name !== id && name !== '');

/** Comma-separated versions. */
export const versionsIn = (text: string): string[] =>
  text
    .split(',')
    .map((version) => version.trim())
    .filter((version) => version !== '');
