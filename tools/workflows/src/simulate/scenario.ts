/** Something that starts workflows. */
export interface GithubEvent {
  readonly name: 'pull_request' | 'merge_group' | 'push' | 'schedule' | 'workflow_dispatch';
  /** Minutes after the beginning. */
  readonly at?: number;
  /** Place of the commit in the history of main; a greater number is newer. */
  readonly commit: number;
  /** From a repository that is not ours. */
  readonly fork?: boolean;
  /** The tag that was pushed, instead of main. */
  readonly tag?: string;
  /** Files that a push changed. */
  readonly paths?: readonly string[];
  /** The workflow that is dispatched or due, by the name of its file; all for other events. */
  readonly workflow?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Something that a person does to a run. */
export interface Intervention {
  readonly at: number;
  readonly what: 'cancel' | 'rerun-failed';
  /** Which run, in the order in which they started, from 0. */
  readonly run: number;
}

export interface Scenario {
  readonly events: readonly GithubEvent[];
  readonly interventions?: readonly Intervention[];
  /**
   * Whether a re-run of failed jobs starts those that need them as well, as GitHub's documentation says. It does not always,
   * within called workflows of a matrix: https://github.com/orgs/community/discussions/52505. Default: true.
   */
  readonly rerunsDependents?: boolean;
  /** Environments in order, and whether reviewers are asked. */
  readonly environments: readonly {
    readonly name: string;
    readonly reviewers: boolean;
    /** Environments that a release must have gone to before. */
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
  /** What is deployed at the beginning, as the place of a commit; undefined for nothing. */
  readonly before?: number | undefined;
  /** Whether the gate passes an image for an environment. Default: always. */
  readonly passes?: (service: string, environment: string, commit: number) => boolean;
  /** Whether a step of a job fails, by the path of the job and its command or action. Default: never. */
  readonly fails?: (job: string, step: string, attempt: number, service: string) => boolean;
  /** What reviewers answer, and after how many minutes. Default: yes, after 10. */
  readonly reviewers?: (environment: string, run: number) => { approve: boolean; after: number };
  /** Minutes that a job waits for a runner. Default: 0. */
  readonly queue?: (job: string, run: number) => number;
}
