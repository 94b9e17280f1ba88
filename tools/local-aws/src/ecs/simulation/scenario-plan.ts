import type { TaskOutcome } from './task-outcome.ts';

/** What others do to the service during a deployment. */
export type ScenarioEvent = 'overtake' | 'stop' | 'abort' | 'delete';

/** The parts of a deployment that a test decides; the simulated ECS decides the rest. */
export interface ScenarioPlan {
  /** The outcome of the nth started task, from 0. */
  outcome(nth: number): TaskOutcome;
  /** What others do after this many ticks of the deployment. */
  readonly event?: { readonly after: number; readonly what: ScenarioEvent };
  /** Whether the deployment's alarms go off after its tasks have replaced the old ones. */
  readonly alarm?: boolean;
  /** Whether a roll-back fails. */
  readonly failsToRollBack?: boolean;
  /** Whether the image need not exist, because it is invented. */
  readonly madeUp?: boolean;
  /** The digest that tasks run instead of the requested one. */
  readonly imageDigest?: string;
}

export const healthy: ScenarioPlan = { outcome: () => ({ is: 'healthy' }) };
