import type { FoundPackage } from './report.ts';
import type { Severity } from './severity.ts';

/** One vulnerability in one package, from one or more scanners. */
export interface Finding {
  /** Its best-known name: CVE before GHSA before any other. */
  readonly id: string;
  /** All its names, `id` included, sorted. */
  readonly aliases: readonly string[];
  /** Related advisories and vulnerabilities, sorted. */
  readonly related: readonly string[];
  readonly package: FoundPackage;
  /** The severity that it counts as. */
  readonly severity: Severity;
  /** What each scanner says, sorted by scanner. */
  readonly ratings: readonly Rating[];
  readonly fixedIn: readonly string[];
  readonly layer: 'base' | 'service' | undefined;
  readonly paths: readonly string[];
  readonly exploited: boolean;
  readonly epss: number | undefined;
  /** The earliest date from any source. */
  readonly publishedAt: Date | undefined;
  /** Whether the service's bundle contains code of the package; undefined without a bill of materials. */
  readonly inBundle: boolean | undefined;
  /** Rules of users by which scanners omitted it, sorted: a reason to distrust the scan, not to pass the finding. */
  readonly suppressed: readonly string[];
  readonly title: string;
  readonly url: string | undefined;
}

export interface Rating {
  readonly scanner: string;
  /** As the scanner wrote it. */
  readonly word: string;
  readonly severity: Severity;
  /** Whether the word was known; an unknown word counts as the worst. */
  readonly known: boolean;
}
