/** What can be looked for in an image. */
export const SUBJECTS = ['os', 'library'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What a report proves about the search for vulnerabilities that it is the result of. */
export interface Coverage {
  /** Kinds of packages whose vulnerabilities the scanner proves to have looked up; empty where it proves nothing. */
  readonly lookedUp: readonly Subject[];
  /** What the scanner was configured to omit, such as "findings without a fix": one phrase each. */
  readonly filters: readonly string[];
  /** The vulnerability database; undefined where the report says nothing of it. */
  readonly database: Database | undefined;
  /** The operating system of the image; undefined where the report names none. */
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
  /** Whether its vendor has stopped publishing advisories; undefined where the report does not say. */
  readonly endOfLife: boolean | undefined;
}

/** Of a report that proves nothing. */
export const NO_COVERAGE: Coverage = {
  lookedUp: [],
  filters: [],
  database: undefined,
  operatingSystem: undefined,
};
