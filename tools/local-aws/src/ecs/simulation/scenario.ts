import { healthy, type Course, type TaskOutcome, type ScenarioEvent } from './course.ts';

/** How the next deployment of a service goes. */
export type Scenario =
  /** Tasks start, are healthy, and replace the old ones. */
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
  /** The first two tasks exit after they were healthy; those that replace them stay. */
  | 'flapping'
  /** Someone else deploys another image meanwhile, and that becomes steady. */
  | 'overtaken'
  /** Someone stops the deployment: rolled back, or left as it is with `stopType: 'ABORT'`. */
  | 'stopped'
  /** Someone deletes the service, which is INACTIVE then. */
  | 'deleted';

export interface ScenarioOptions {
  /** Of `never-starts`: no such image (the default), a secret that cannot be read, a container that exits. */
  cause?: 'image' | 'secret' | 'exit';
  /** Of `never-starts` by `exit`, and of `flapping`; default 1. */
  exitCode?: number;
  /** What a container that exits wrote to its log. */
  log?: readonly string[];
  /** Of `slow`: how long tasks wait; of `overtaken`, `stopped` and `deleted`: when it happens (default 2). */
  ticks?: number;
  stopType?: 'ROLLBACK' | 'ABORT';
  /** Of those that roll back: the roll-back fails. */
  failsToRollBack?: boolean;
  /** Tasks run this image instead of that in their task definition. */
  imageDigest?: string;
}

const defaultLog = [
  '{"level":"info","msg":"starting"}',
  '{"level":"fatal","msg":"Cannot read properties of undefined (reading \'port\')"}',
];

/** What the scenario means for the deployment's tasks and surroundings. */
export function courseOf(scenario: Scenario, options: ScenarioOptions = {}): Course {
  const { failsToRollBack = false, imageDigest } = options;
  return {
    ...courses[scenario](options),
    failsToRollBack,
    ...(imageDigest !== undefined && { imageDigest }),
  };
}

const all = (fate: TaskOutcome): Course => ({ fate: () => fate });

const interfered =
  (what: ScenarioEvent) =>
  ({ ticks = 2 }: ScenarioOptions): Course => ({
    ...healthy,
    interference: { after: ticks, what },
  });

const courses: Readonly<Record<Scenario, (options: ScenarioOptions) => Course>> = {
  steady: () => healthy,
  slow: ({ ticks = 20 }) => all({ is: 'waiting', ticks }),
  stuck: () => all({ is: 'waiting', ticks: Infinity }),
  'circuit-breaker': () => all({ is: 'unhealthy' }),
  'never-starts': (options) => all(notStarting(options)),
  alarm: () => ({ ...healthy, alarm: true }),
  flapping: (options) => ({
    fate: (nth) => (nth < 2 ? { ...exiting(options), onceHealthy: true } : { is: 'healthy' }),
  }),
  overtaken: interfered('overtake'),
  stopped: (options) => interfered(options.stopType === 'ABORT' ? 'abort' : 'stop')(options),
  deleted: interfered('delete'),
};

const exiting = ({ exitCode = 1, log = defaultLog }: ScenarioOptions) =>
  ({ is: 'exiting', exitCode, log }) as const;

function notStarting(options: ScenarioOptions): TaskOutcome {
  if (options.cause === 'exit') return exiting(options);
  return { is: 'not started', cause: options.cause ?? 'image' };
}
