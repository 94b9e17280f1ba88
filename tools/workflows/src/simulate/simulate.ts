import { stemOf, type WorkflowSet } from '../files/workflow-set.ts';
import { Clock } from './clock.ts';
import { Locks } from './locks.ts';
import { startRun, type Run } from './run.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';
import { starts } from './triggers.ts';
import { worldOf } from './world.ts';

/**
 * Simulates GitHub's execution of workflows for a scenario: runs, jobs, conditions, matrices, concurrency, environments
 * with reviewers, artifacts, permissions, re-runs. GitHub's own code evaluates the expressions; commands and actions
 * are modelled by the effects on which others depend.
 */
export function simulate(set: WorkflowSet, scenario: Scenario): Trace {
  const world = worldOf(scenario);
  const clock = new Clock();
  const locks = new Locks();
  const runs: Run[] = [];
  for (const event of scenario.events)
    clock.after(event.at ?? 0, () => {
      for (const source of set.workflows)
        if (starts(event, source))
          runs.push(startRun({ set, world, clock, locks }, source, event, runs.length));
    });
  for (const { at, what, run } of scenario.interventions ?? [])
    clock.after(at, () => {
      const found = runs[run];
      if (found === undefined) throw new Error(`There is no run ${run} at minute ${at}`);
      if (what === 'cancel') found.cancel();
      else found.rerunFailed();
    });
  clock.run();
  const hanging = runs.find((run) => !run.ended);
  if (hanging)
    throw new Error(`${stemOf(hanging.source)} never ends: ${hanging.open().join(', ')}`);
  return world.trace;
}
