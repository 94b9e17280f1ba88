import type { ErrorCode } from '@gatehouse/service-manifest';
import type { Change } from '../plan/changes.ts';

/** What brings a revision to an environment, and is recorded as that. */
export type Deploying = 'deploy' | 'rollback';
/** What is reported on. */
export type Operation = Deploying | 'restart' | 'scale' | 'wait' | 'run' | 'debug';

/** How a deployment, or another operation, ended. */
export type Outcome =
  /** It was not as it was asked for, and now is. */
  | 'deployed'
  /** It was as it was asked for. */
  | 'unchanged'
  /** What was asked for has been done, and it was no deployment. */
  | 'done'
  /** Only what would change was asked for. */
  | 'planned'
  /** Something is missing or not allowed; nothing was changed. */
  | 'refused'
  /** What was asked for is not what runs. */
  | 'failed'
  /** AWS could not be asked. */
  | 'undecided'
  | 'interrupted';

/** Tasks that run, by what they run. */
export interface Running {
  /** `payments-production:12` */
  readonly revision: string;
  readonly digest: string | undefined;
  readonly tasks: number;
}

/** A task that stopped, and why. */
export interface Stopped {
  readonly task: string;
  readonly reason: string;
  readonly containers: readonly string[];
  /** The last lines of its log. */
  readonly log: readonly string[];
}

/** What is told at the end. */
export interface Report<Command extends Operation = Operation> {
  readonly version: 1;
  readonly command: Command;
  readonly outcome: Outcome;
  /** Why it is no success: `gatehouse help CODE` explains it. */
  readonly code?: ErrorCode | undefined;
  readonly service: string;
  readonly environment: string;
  /** `REPOSITORY@sha256:...` */
  readonly image: string | undefined;
  /** `payments-production:12`: what was asked for, once it is known. */
  readonly revision: string | undefined;
  readonly changes: readonly Change[];
  /** What has been done of it. */
  readonly done: readonly string[];
  /** Why it is no success: a line each. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** What runs now, where that was looked at. */
  readonly running: readonly Running[] | undefined;
  readonly stopped: readonly Stopped[];
  /** What was found, one line each. */
  readonly facts?: readonly string[] | undefined;
  /** What only this operation has to tell, for machines. */
  readonly result?: Readonly<Record<string, unknown>> | undefined;
  readonly milliseconds: number;
}
