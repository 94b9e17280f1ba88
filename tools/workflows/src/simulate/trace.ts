import type { JobEnd, RunEnd } from './job-end.ts';

/** An AWS role that a job assumed. */
export interface RoleTaken {
  readonly run: number;
  readonly path: string;
  readonly role: string;
  readonly of: string;
  /** Why AWS refuses it, if it does. */
  readonly refused: string | undefined;
}

/** A decision of reviewers. */
export interface Approval {
  readonly run: number;
  readonly path: string;
  readonly environment: string;
  readonly approved: boolean;
  readonly at: number;
}

/** An image that a gate passed, with the reports. */
export interface Passed {
  readonly run: number;
  readonly service: string;
  readonly environment: string;
  readonly image: string;
  readonly scanners: readonly string[];
  readonly path: string;
}

/** A deployed image. */
export interface Deployed {
  readonly run: number;
  readonly path: string;
  readonly service: string;
  readonly environment: string;
  readonly image: string;
  readonly commit: number;
  readonly rollback: boolean;
  readonly at: number;
}

/** A stack that was deployed from a commit. */
export interface DeployedStack {
  readonly run: number;
  readonly environment: string;
  readonly stack: string;
  readonly commit: number;
  readonly at: number;
}

/** All events in order. */
export interface Trace {
  readonly jobs: JobEnd[];
  readonly runs: RunEnd[];
  readonly roles: RoleTaken[];
  readonly approvals: Approval[];
  readonly passed: Passed[];
  readonly deployed: Deployed[];
  readonly stacks: DeployedStack[];
  /** Messages to the operations topic. */
  readonly announced: { readonly run: number; readonly at: number }[];
}

export const emptyTrace = (): Trace => ({
  jobs: [],
  runs: [],
  roles: [],
  approvals: [],
  passed: [],
  deployed: [],
  stacks: [],
  announced: [],
});
