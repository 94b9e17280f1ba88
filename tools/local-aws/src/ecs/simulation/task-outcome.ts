/** What happens to a task in the simulation. */
export type TaskOutcome =
  /** Starts, and stays healthy. */
  | { readonly is: 'healthy' }
  /** Stays PENDING for this many ticks, and is healthy then. */
  | { readonly is: 'waiting'; readonly ticks: number }
  /** Runs, but fails the health checks. */
  | { readonly is: 'unhealthy' }
  /** Is not started at all. */
  | { readonly is: 'not placed'; readonly reason: string }
  /** Stops before its container has run. */
  | { readonly is: 'not started'; readonly cause: 'image' | 'secret' }
  /** Its container exits: as soon as it runs, or once it has been healthy. */
  | {
      readonly is: 'exiting';
      readonly exitCode: number;
      readonly log: readonly string[];
      readonly onceHealthy?: boolean;
    }
  /** Runs for this many ticks, writes one of its log lines in each, and exits. */
  | {
      readonly is: 'ending';
      readonly exitCode: number;
      readonly log: readonly string[];
      readonly ticks: number;
    };

export const succeeds: TaskOutcome = { is: 'ending', exitCode: 0, log: [], ticks: 1 };
