/** What becomes of a task. */
export type TaskOutcome =
  /** Starts, and is healthy from then on. */
  | { readonly is: 'healthy' }
  /** Stays PENDING for so many ticks, and is healthy then. */
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
  /** Runs for so many ticks, in each of which it writes the next of its lines, and exits. */
  | {
      readonly is: 'ending';
      readonly exitCode: number;
      readonly log: readonly string[];
      readonly ticks: number;
    };

/** What others do to the service while a deployment is in progress. */
export type ScenarioEvent = 'overtake' | 'stop' | 'abort' | 'delete';

/** How a deployment goes, as far as ECS does not decide it. */
export interface Course {
  /** What becomes of the nth task that is started, from 0. */
  fate(nth: number): TaskOutcome;
  /** What happens when it has been in progress for so many ticks. */
  readonly interference?: { readonly after: number; readonly what: ScenarioEvent };
  /** Whether the deployment's alarms go off once its tasks have replaced the old ones. */
  readonly alarm?: boolean;
  /** Whether the roll-back, if there is one, fails. */
  readonly failsToRollBack?: boolean;
  /** Whether the image need not exist, because it is made up. */
  readonly madeUp?: boolean;
  /** What the tasks run instead of what they were asked to. */
  readonly imageDigest?: string;
}

export const healthy: Course = { fate: () => ({ is: 'healthy' }) };

export const endsWell: TaskOutcome = { is: 'ending', exitCode: 0, log: [], ticks: 1 };
