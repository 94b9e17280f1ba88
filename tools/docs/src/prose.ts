/** A text that people read, and where it begins. */
export interface Prose {
  /** Relative to the workspace. */
  readonly file: string;
  /** From 1; each line of the text is one of the file, or an empty one. */
  readonly line: number;
  readonly text: string;
}
