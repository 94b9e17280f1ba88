/** GitHub's conclusion of a job or run. */
export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** A completed job. */
export interface JobEnd {
  readonly run: number;
  readonly attempt: number;
  /** The path of files and jobs, such as `deliver/plan` or `deliver/deliver/deliver/deploy-production`. */
  readonly path: string;
  /** Values of the matrices on the path, such as the service. */
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly result: Result;
  /** Permissions of the job's token, if it ran. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly environment: string | undefined;
  /** Minutes since the beginning; equal for a job that did not run. */
  readonly started: number;
  readonly ended: number;
  /** Why it failed. */
  readonly because: string | undefined;
}

export interface RunEnd {
  readonly run: number;
  readonly attempt: number;
  readonly workflow: string;
  readonly event: string;
  readonly commit: number;
  readonly result: Result;
  readonly started: number;
  readonly ended: number;
}
