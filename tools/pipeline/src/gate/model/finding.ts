import type { FoundPackage } from './report.ts';
import type { Severity } from './severity.ts';

/** One vulnerability in one package, from one or more scanners. */
export interface Finding {
  /** Its best-known name: CVE before GHSA before any other. */
  readonly id: string;
  /** All its names, `id` included, sorted. */
  readonly aliases: readonly string[];
  /** Advisories and vulnerabilities that it is related to, sorted. */
  readonly related: readonly string[];
  readonly package: FoundPackage;
  /** What it counts as. */
  readonly severity: Severity;
  /** What each scanner says, sorted by scanner. */
  readonly ratings: readonly Rating[];
  readonly fixedIn: readonly string[];
  readonly layer: 'base' | 'service' | undefined;
  readonly paths: readonly string[];
  readonly exploited: boolean;
  readonly epss: number | undefined;
  /** The earliest that any source tells. */
  readonly publishedAt: Date | undefined;
  /** Whether code of the package is in the service's bundle; undefined where no bill of materials tells. */
  readonly inBundle: boolean | undefined;
  /** Rules of users by which scanners left it out, sorted: a reason not to trust the scan, none to pass it. */
  readonly suppressed: readonly string[];
  readonly title: string;
  readonly url: string | undefined;
}

export interface Rating {
  readonly scanner: string;
  /** As the scanner wrote it. */
  readonly word: string;
  readonly severity: Severity;
  /** Whether the word was known; an unknown one counts as the worst. */
  readonly known: boolean;
}
