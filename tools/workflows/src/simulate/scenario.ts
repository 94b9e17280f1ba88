/** An event that starts workflows. */
export interface GithubEvent {
  readonly name: 'pull_request' | 'merge_group' | 'push' | 'schedule' | 'workflow_dispatch';
  /** Minutes since the beginning. */
  readonly at?: number;
  /** Position of the commit in the history of main; a greater number is newer. */
  readonly commit: number;
  /** Whether it comes from a fork. */
  readonly fork?: boolean;
  /** The tag that was pushed, instead of main. */
  readonly tag?: string;
  /** Files that a push changed. */
  readonly paths?: readonly string[];
  /** The workflow that is dispatched or due, by the name of its file; all for other events. */
  readonly workflow?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** An action of a person on a run. */
export interface Intervention {
  readonly at: number;
  readonly what: 'cancel' | 'rerun-failed';
  /** Index of the run, in the order of their start, from 0. */
  readonly run: number;
}

export interface Scenario {
  readonly events: readonly GithubEvent[];
  readonly interventions?: readonly Intervention[];
  /**
   * Whether a re-run of failed jobs also starts their dependents, as GitHub documents. It does not always do so within
   * called workflows of a matrix: https://github.com/orgs/community/discussions/52505. Default: true.
   */
  readonly rerunsDependents?: boolean;
  /** Environments in order, and whether they have reviewers. */
  readonly environments: readonly {
    readonly name: string;
    readonly reviewers: boolean;
    /** Environments that must have the release first. */
    readonly after: readonly string[];
  }[];
  /** Services that a commit changes. Default: one, in each commit. */
  readonly services?: (commit: number) => readonly string[];
  /**
   * Templates of a commit: stacks, each with a version, such as `gatehouse-development-service-payments`.
   * Default: none, so that nothing has to be deployed.
   */
  readonly templates?: (commit: number) => Readonly<Record<string, number>>;
  /** Whether the deployment of a stack fails. Default: never. */
  readonly stackFails?: (stack: string, attempt: number, commit: number) => boolean;
  /** The position of the initially deployed commit; undefined for none. */
  readonly before?: number | undefined;
  /** Whether the gate passes an image for an environment. Default: always. */
  readonly passes?: (service: string, environment: string, commit: number) => boolean;
  /** Whether a step of a job fails, by the path of the job and its command or action. Default: never. */
  readonly fails?: (job: string, step: string, attempt: number, service: string) => boolean;
  /** The decision of reviewers, and the minutes until it. Default: approved after 10. */
  readonly reviewers?: (environment: string, run: number) => { approve: boolean; after: number };
  /** Minutes for which a job waits for a runner. Default: 0. */
  readonly queue?: (job: string, run: number) => number;
}
