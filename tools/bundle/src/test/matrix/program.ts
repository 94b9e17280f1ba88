/** A small service that uses a popular package. */
export interface Program {
  readonly name: string;
  /** Its dependencies; with a range where the newest version does not work: `argon2@~0.44.0`. */
  readonly packages: readonly string[];
  /** Text of `src/main.ts`, which throws if the package does not work. */
  readonly source: string;
  /** `bundle.assets` of its service.json. */
  readonly assets?: readonly string[];
  /** More files, by their paths relative to `src`. */
  readonly files?: Readonly<Record<string, string>>;
  /** How it is started. */
  readonly nodeOptions?: string;
  /** A part of the remedy with which its build fails; undefined if it must work. */
  readonly refused?: string;
}
