import { healthy, type ScenarioEvent, type ScenarioPlan } from './scenario-plan.ts';
import type { TaskOutcome } from './task-outcome.ts';

/** The scenario of a service's next deployment. */
export type Scenario =
  /** Tasks start, become healthy, and replace the old ones. */
  | 'steady'
  /** The same after `ticks` (default 20) of waiting. */
  | 'slow'
  /** Tasks wait indefinitely. */
  | 'stuck'
  /** Tasks run but fail the health checks. */
  | 'circuit-breaker'
  /** Tasks stop, with a `cause`, before they serve a request. */
  | 'never-starts'
  /** The deployment succeeds, then the first alarm of the service goes off. */
  | 'alarm'
  /** The first two tasks exit after they were healthy; their replacements stay healthy. */
  | 'flapping'
  /** Someone else deploys another image meanwhile, which becomes steady. */
  | 'overtaken'
  /** Someone stops the deployment; it is rolled back, or aborted with `stopType: 'ABORT'`. */
  | 'stopped'
  /** Someone deletes the service, which is then INACTIVE. */
  | 'deleted';

export interface ScenarioOptions {
  /** For `never-starts`: no such image (the default), an unreadable secret, or a container that exits. */
  cause?: 'image' | 'secret' | 'exit';
  /** For `never-starts` by `exit`, and for `flapping`. Default: 1. */
  exitCode?: number;
  /** The log line of a container that exits. */
  log?: readonly string[];
  /**
   * In ticks. For `slow`: how long tasks wait; for `overtaken`, `stopped` and `deleted`: when it happens (default: 2).
   */
  ticks?: number;
  stopType?: 'ROLLBACK' | 'ABORT';
  /** For scenarios that roll back: the roll-back fails. */
  failsToRollBack?: boolean;
  /** Tasks run this image instead of the one in their task definition. */
  imageDigest?: string;
}

const defaultLog = [
  '{"level":"info","msg":"starting"}',
  '{"level":"fatal","msg":"Cannot read properties of undefined (reading \'port\')"}',
];

/** Translates the scenario into outcomes of tasks and events. */
export function planOf(scenario: Scenario, options: ScenarioOptions = {}): ScenarioPlan {
  const { failsToRollBack = false, imageDigest } = options;
  return {
    ...plans[scenario](options),
    failsToRollBack,
    ...(imageDigest !== undefined && { imageDigest }),
  };
}

const all = (outcome: TaskOutcome): ScenarioPlan => ({ outcome: () => outcome });

const withEvent =
  (what: ScenarioEvent) =>
  ({ ticks = 2 }: ScenarioOptions): ScenarioPlan => ({
    ...healthy,
    event: { after: ticks, what },
  });

const plans: Readonly<Record<Scenario, (options: ScenarioOptions) => ScenarioPlan>> = {
  steady: () => healthy,
  slow: ({ ticks = 20 }) => all({ is: 'waiting', ticks }),
  stuck: () => all({ is: 'waiting', ticks: Infinity }),
  'circuit-breaker': () => all({ is: 'unhealthy' }),
  'never-starts': (options) => all(notStarting(options)),
  alarm: () => ({ ...healthy, alarm: true }),
  flapping: (options) => ({
    outcome: (nth) => (nth < 2 ? { ...exiting(options), onceHealthy: true } : { is: 'healthy' }),
  }),
  overtaken: withEvent('overtake'),
  stopped: (options) => withEvent(options.stopType === 'ABORT' ? 'abort' : 'stop')(options),
  deleted: withEvent('delete'),
};

const exiting = ({ exitCode = 1, log = defaultLog }: ScenarioOptions) =>
  ({ is: 'exiting', exitCode, log }) as const;

function notStarting(options: ScenarioOptions): TaskOutcome {
  if (options.cause === 'exit') return exiting(options);
  return { is: 'not started', cause: options.cause ?? 'image' };
}
