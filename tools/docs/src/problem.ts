/** What is wrong at one place in the documentation. */
export interface Problem {
  /** Relative to the workspace. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}
