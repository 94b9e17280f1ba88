import { GatehouseError, type ErrorCode } from '@gatehouse/service-manifest';
import type { Coverage } from './coverage.ts';

/** What a scanner says it found, in its own words but one shape; nothing merged or judged yet. */
export interface ScannerReport {
  /** `trivy`, `grype`, `ecr-basic`, `inspector`; of SARIF and CycloneDX the name of the tool, in lower case. */
  readonly scanner: string;
  /** Of the scanner, where the report tells. */
  readonly version: string | undefined;
  /** Where it was read: a file, or `ecr`. For messages. */
  readonly origin: string;
  /**
   * Digests (`sha256:...`) of the images that the report says it is about, by their manifests or their
   * configurations; none where it does not say.
   */
  readonly images: readonly string[];
  readonly completedAt: Date | undefined;
  /** How many packages were looked at, where the report tells. */
  readonly packages: number | undefined;
  readonly coverage: Coverage;
  /** Vulnerabilities, secrets and misconfigurations, also those that a user's rule suppressed. */
  readonly findings: readonly ReportedFinding[];
  /** What the scanner omits by its own built-in rules: reported, never dropped silently. */
  readonly leftOut: readonly LeftOut[];
  /** Results that are not about vulnerabilities, such as licences: reported, never decided on. */
  readonly others: readonly OtherResult[];
}

export interface ReportedFinding {
  /** The scanner's own name for it. */
  readonly id: string;
  /** Names that the source states to be of the same vulnerability; without `id`. */
  readonly aliases: readonly string[];
  /** Advisories and other vulnerabilities that it is related to. They group findings and never merge them. */
  readonly related: readonly string[];
  readonly package: FoundPackage;
  /** As the scanner writes it; empty where it gives none. */
  readonly severity: string;
  /** CVSS base score, 0 to 10. */
  readonly score: number | undefined;
  /** Versions in which it is fixed; none where there is no fix. */
  readonly fixedIn: readonly string[];
  /** Digest of the layer that brought the package. */
  readonly layer: string | undefined;
  /** File in the image or the sources. */
  readonly path: string | undefined;
  /** Known to be exploited (CISA KEV, or the scanner says so); undefined where the source does not tell. */
  readonly exploited: boolean | undefined;
  /** EPSS: probability from 0 to 1 of being exploited within 30 days. */
  readonly epss: number | undefined;
  /** When the vulnerability became known. */
  readonly publishedAt: Date | undefined;
  readonly title: string;
  readonly url: string | undefined;
  /** The user's rule by which the scanner left it out, such as "an ignore rule of Grype"; undefined for most. */
  readonly suppressed: string | undefined;
}

export interface FoundPackage {
  readonly name: string;
  /** Empty for what has none, such as a line of code. */
  readonly version: string;
  /** https://github.com/package-url/purl-spec */
  readonly purl: string | undefined;
  /** Whether it came with the base (an operating system's package) or with the service; undefined where that is not told. */
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
  /** As the scanner writes it; empty where it gives none. */
  readonly severity: string;
  readonly title: string;
}

/** A report cannot be taken at its word; the gate cannot decide. The message is one line, the origin first. */
export class ReportError extends GatehouseError {
  override readonly name = 'ReportError';

  constructor(code: ErrorCode, origin: string, problem: string, options?: ErrorOptions) {
    super(code, `${origin}: ${problem}`, options);
  }
}
