import type { WorkflowSet } from '../files/workflow-set.ts';
import type { Clock } from './clock.ts';
import type { Locks } from './locks.ts';
import type { World } from './world.ts';

/** What all runs of a simulation share. */
export interface Machine {
  readonly set: WorkflowSet;
  readonly world: World;
  readonly clock: Clock;
  readonly locks: Locks;
}
