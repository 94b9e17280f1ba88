import { GatehouseError, type ErrorCode } from '@gatehouse/service-manifest';
import type { Coverage } from './coverage.ts';

/** A scanner's results, in its own words but in one shape, before merging and deciding. */
export interface ScannerReport {
  /** `trivy`, `grype`, `ecr-basic`, `inspector`; for SARIF and CycloneDX the name of the tool, in lower case. */
  readonly scanner: string;
  /** Version of the scanner, if reported. */
  readonly version: string | undefined;
  /** The source of the report, for messages: a file, or `ecr`. */
  readonly origin: string;
  /** Digests (`sha256:...`) of the scanned images, of their manifests or configurations; empty if not reported. */
  readonly images: readonly string[];
  readonly completedAt: Date | undefined;
  /** Number of scanned packages, if reported. */
  readonly packages: number | undefined;
  readonly coverage: Coverage;
  /**
   * Vulnerabilities, secrets and misconfigurations, including those that a user's rule suppressed.
   */
  readonly findings: readonly ReportedFinding[];
  /** What the scanner omits by its own built-in rules: reported, never dropped silently. */
  readonly leftOut: readonly LeftOut[];
  /** Results that are not about vulnerabilities, such as licences: reported, never decided on. */
  readonly others: readonly OtherResult[];
}

export interface ReportedFinding {
  /** The scanner's own name for it. */
  readonly id: string;
  /** Names that the source declares to be the same vulnerability; without `id`. */
  readonly aliases: readonly string[];
  /** Related advisories and vulnerabilities. They group findings and never merge them. */
  readonly related: readonly string[];
  readonly package: FoundPackage;
  /** The scanner's own word; empty without one. */
  readonly severity: string;
  /** CVSS base score, 0 to 10. */
  readonly score: number | undefined;
  /** Versions with a fix; empty without a fix. */
  readonly fixedIn: readonly string[];
  /** Digest of the layer that contains the package. */
  readonly layer: string | undefined;
  /** File in the image or the sources. */
  readonly path: string | undefined;
  /** Known to be exploited (CISA KEV, or the scanner says so); undefined if the source does not say. */
  readonly exploited: boolean | undefined;
  /** EPSS: probability from 0 to 1 of being exploited within 30 days. */
  readonly epss: number | undefined;
  /** When the vulnerability was published. */
  readonly publishedAt: Date | undefined;
  readonly title: string;
  readonly url: string | undefined;
  /** The user's rule by which the scanner omitted it, such as "an ignore rule of Grype"; usually undefined. */
  readonly suppressed: string | undefined;
}

export interface FoundPackage {
  readonly name: string;
  /** Empty for findings without a package, such as a line of code. */
  readonly version: string;
  /** https://github.com/package-url/purl-spec */
  readonly purl: string | undefined;
  /** Whether it belongs to the base (an operating system's package) or to the service; undefined if unknown. */
  readonly kind: 'os' | 'library' | 'code' | undefined;
  /** Name of the source package that an operating system's binary package is built from. */
  readonly source: string | undefined;
}

export interface LeftOut {
  readonly id: string;
  readonly package: string;
  readonly reason: string;
}

export interface OtherResult {
  /** Such as `licence` or `network reachability`. */
  readonly kind: string;
  readonly id: string;
  /** Package, file or resource. */
  readonly target: string;
  /** The scanner's own word; empty without one. */
  readonly severity: string;
  readonly title: string;
}

/** A report is unusable, so the gate cannot decide. The message is one line that begins with the report's source. */
export class ReportError extends GatehouseError {
  override readonly name = 'ReportError';

  constructor(code: ErrorCode, origin: string, problem: string, options?: ErrorOptions) {
    super(code, `${origin}: ${problem}`, options);
  }
}
