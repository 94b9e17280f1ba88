import type { Scopes } from '../files/permissions.ts';
import type { JobContext } from './job-context.ts';
import type { Result } from './job-end.ts';
import type { Instance, JobNode } from './job-graph.ts';
import type { Machine } from './machine.ts';
import type { GithubEvent } from './scenario.ts';

/** The run of a job. */
export interface RunOfJobs {
  readonly machine: Machine;
  readonly id: number;
  readonly event: GithubEvent;
  readonly github: { readonly ref: string };
  readonly artifacts: JobContext['artifacts'];
  /** From 1. */
  attempt(): number;
  cancelled(): boolean;
  log(
    node: JobNode,
    matrix: Readonly<Record<string, unknown>>,
    result: Result,
    since: number,
    permissions: Scopes,
    because?: string,
    environment?: string,
  ): void;
  /** The job has ended. */
  end(node: JobNode, instance: Instance, result: Result): void;
}
