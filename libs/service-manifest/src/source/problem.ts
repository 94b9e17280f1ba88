import { GatehouseError } from '../errors/gatehouse-error.ts';

/** A problem in a file, at a line and column that start with 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** For example `grants[1].topic`; empty for the file as a whole. */
  readonly property: string;
  /** What is wrong, what was given, and what is allowed. */
  readonly message: string;
}

/** `apps/payments/service.json:12:5 size.memory: must be ...` */
export function formatProblem({ file, line, column, property, message }: Problem): string {
  return `${file}:${line}:${column} ${property ? `${property}: ` : ''}${message}`;
}

/** One or more files are invalid; the message has a line for each problem. Nothing was changed. */
export class ManifestError extends GatehouseError {
  override readonly name = 'ManifestError';

  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('GH-MANIFEST-001', problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}
