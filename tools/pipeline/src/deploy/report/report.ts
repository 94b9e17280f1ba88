import type { ErrorCode } from '@gatehouse/service-manifest';
import type { Change } from '../plan/changes.ts';

/** Operations that deploy a revision to an environment, and are recorded. */
export type Deploying = 'deploy' | 'rollback';
/** The reported operation. */
export type Operation = Deploying | 'restart' | 'scale' | 'wait' | 'run' | 'debug';

/** The outcome of a deployment or another operation. */
export type OperationOutcome =
  /** The target was not running, and now is. */
  | 'deployed'
  /** The target was already running. */
  | 'unchanged'
  /** The operation is done, and was not a deployment. */
  | 'done'
  /** Only the changes were shown. */
  | 'planned'
  /** Only the current state was shown. */
  | 'shown'
  /** A requirement is missing or something is forbidden; nothing was changed. */
  | 'refused'
  /** The target does not run. */
  | 'failed'
  /** AWS could not be reached. */
  | 'undecided'
  | 'interrupted';

/** Running tasks, by revision and image. */
export interface Running {
  /** `payments-production:12` */
  readonly revision: string;
  readonly digest: string | undefined;
  readonly tasks: number;
}

/** A stopped task, and the reason. */
export interface Stopped {
  readonly task: string;
  readonly reason: string;
  readonly containers: readonly string[];
  /** The last lines of its log. */
  readonly log: readonly string[];
}

/** The final report. */
export interface OperationResult<Command extends Operation = Operation> {
  readonly version: 1;
  readonly command: Command;
  readonly outcome: OperationOutcome;
  /** Why it failed: `gatehouse help CODE` explains it. */
  readonly code?: ErrorCode | undefined;
  readonly service: string;
  readonly environment: string;
  /** `REPOSITORY@sha256:...` */
  readonly image: string | undefined;
  /** `payments-production:12`: the target, once it is known. */
  readonly revision: string | undefined;
  readonly changes: readonly Change[];
  /** The changes made so far. */
  readonly done: readonly string[];
  /** Reasons for the failure, one line each. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** What runs now, if that was read. */
  readonly running: readonly Running[] | undefined;
  readonly stopped: readonly Stopped[];
  /** What was found, one line each. */
  readonly facts?: readonly string[] | undefined;
  /** Data that only this operation has, for programs. */
  readonly result?: Readonly<Record<string, unknown>> | undefined;
  readonly milliseconds: number;
}
