/** What can be searched for in an image. */
export const SUBJECTS = ['os', 'library'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What a report proves about the search for vulnerabilities behind it. */
export interface Coverage {
  /** Package kinds whose vulnerabilities the scanner provably looked up; empty if it proves nothing. */
  readonly lookedUp: readonly Subject[];
  /** What the scanner was configured to omit, such as "findings without a fix": one phrase each. */
  readonly filters: readonly string[];
  /** The vulnerability database; undefined if the report does not mention it. */
  readonly database: Database | undefined;
  /** The operating system of the image; undefined if the report names none. */
  readonly operatingSystem: OperatingSystem | undefined;
}

export interface Database {
  readonly builtAt: Date | undefined;
  /** Why the scanner itself calls it unusable. */
  readonly problem: string | undefined;
}

export interface OperatingSystem {
  /** Such as `debian 13.1`. */
  readonly name: string;
  /** Whether its vendor has stopped publishing advisories; undefined if the report does not say. */
  readonly endOfLife: boolean | undefined;
}

/** The coverage of a report that proves nothing. */
export const NO_COVERAGE: Coverage = {
  lookedUp: [],
  filters: [],
  database: undefined,
  operatingSystem: undefined,
};
