/** A line of a file, counted from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** Something that must be different. */
export interface WorkflowProblem extends SourceLine {
  /** The rule or the checker that says so. */
  readonly rule: string;
  readonly message: string;
  /** Whether the file is the team's own, and the problem endangers no delivery. */
  readonly isAdvice?: boolean;
}

/** `file:line`, which editors and terminals make a link of, and what is wrong there. */
export const formatProblem = ({ file, line, rule, message, isAdvice }: WorkflowProblem): string =>
  `${file}:${line}  ${isAdvice ? 'advice: ' : ''}${message}  (${rule})`;

/** In the order in which a person goes through them. */
export const inOrder = (findings: readonly WorkflowProblem[]): WorkflowProblem[] =>
  [...findings].sort(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      one.line - other.line ||
      one.rule.localeCompare(other.rule),
  );
