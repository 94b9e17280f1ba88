import type { JSONPath } from 'jsonc-parser';

/** A problem at a place in a document. */
export interface DocumentProblem {
  readonly path: JSONPath;
  readonly message: string;
  /** Whether the problem concerns the name of the property, not its value. */
  readonly atKey?: boolean;
}
