import type { Current } from '../plan/current.ts';
import type { Definition } from '../plan/deploy-files.ts';
import type { Plan } from '../plan/plan.ts';

/** The steps to take, and their target. */
export interface Work {
  readonly wanted: Definition;
  readonly current: Current;
  readonly plan: Plan;
}
