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
  readonly findings: readonly ReportedFinding[];
  /** What the scanner itself left out or down-graded, such as suppressed findings: told, never dropped silently. */
  readonly leftOut: readonly LeftOut[];
}

export interface ReportedFinding {
  /** All names of the vulnerability; at least one, the scanner's own first. */
  readonly ids: readonly string[];
  readonly package: FoundPackage;
  /** As the scanner writes it; empty where it gives none. */
  readonly severity: string;
  /** CVSS base score, 0 to 10. */
  readonly score: number | undefined;
  /** Versions in which it is mended; none where there is no fix. */
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
}

export interface FoundPackage {
  readonly name: string;
  /** Empty for what has none, such as a line of code. */
  readonly version: string;
  /** https://github.com/package-url/purl-spec */
  readonly purl: string | undefined;
  /** Whether it came with the base (an operating system's package) or with the service; undefined where that is not told. */
  readonly kind: 'os' | 'library' | 'code' | undefined;
}

export interface LeftOut {
  readonly id: string;
  readonly package: string;
  readonly reason: string;
}

/** A report cannot be taken at its word; the gate cannot decide. The message is one line, the origin first. */
export class ReportError extends Error {
  override readonly name = 'ReportError';

  constructor(origin: string, problem: string, options?: ErrorOptions) {
    super(`${origin}: ${problem}`, options);
  }
}
