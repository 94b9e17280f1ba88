import type { SourceLine } from '../workflow-problem.ts';
import type { WorkflowSet } from '../files/workflow-set.ts';

/** One thing that the workflows must keep to. */
export interface Rule {
  /** Short, with hyphens; the file has the same name. */
  readonly id: string;
  /** What must be so, and why. */
  readonly asks: string;
  /** Whether a team’s own files must keep to it as well: what protects deliveries, and what GitHub refuses. */
  readonly everywhere?: true;
  check(set: WorkflowSet): Iterable<Complaint>;
}

export interface Complaint {
  readonly place: SourceLine;
  /** What is wrong, and what to do about it. */
  readonly message: string;
}
