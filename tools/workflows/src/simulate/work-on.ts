import type { Scopes } from '../files/permissions.ts';
import { stemOf } from '../files/workflow-set.ts';
import type { Step } from '../files/workflow.ts';
import { interpolateDeep } from './interpolate-deep.ts';
import type { JobContext } from './job-context.ts';
import type { Result } from './job-end.ts';
import { pathOf, type Instance, type JobNode } from './job-graph.ts';
import { RUNNER_MINUTES } from './minutes.ts';
import { jobOutputs } from './outputs.ts';
import { WAITS } from './planned-step.ts';
import type { RunOfJobs } from './run-of-jobs.ts';
import { planStep, type Contexts } from './run-steps.ts';
import { newState } from './step-state.ts';

/** Ends a job, which worked since a minute. */
export type EndJob = (
  result: Result,
  since: number,
  because?: string,
  outputs?: Readonly<Record<string, unknown>>,
) => void;

/** What a job may do, and where. */
interface Given {
  readonly contexts: Contexts;
  readonly permissions: Scopes;
  readonly environment: string | undefined;
}

/** Runs the steps of a job, once it has a runner. */
export function workOn(
  run: RunOfJobs,
  node: JobNode,
  instance: Instance,
  { contexts, permissions, environment }: Given,
  { over, end }: { over: () => boolean; end: EndJob },
): void {
  const { machine, id, event, github, artifacts } = run;
  const { set, world, clock } = machine;
  const path = pathOf(node);
  const queued = world.scenario.queue?.(path, id) ?? 0;
  clock.after(queued, () => {
    if (over()) return;
    const since = clock.now;
    const state = newState();
    const env = interpolateDeep(
      { ...node.scope.source.content.env, ...node.job.env },
      contexts,
    ) as Readonly<Record<string, string>>;
    const job: JobContext = {
      ...{ world, run: id, path, file: stemOf(node.scope.source), event: event.name },
      ...{ ref: github.ref, commit: event.commit, environment, permissions, artifacts },
      attempt: run.attempt(),
      files: new Map(),
      roles: new Map(),
      get now() {
        return clock.now;
      },
    };
    const steps = (node.job.steps ?? []) as readonly (Step & { id?: string })[];
    let because: string | undefined;
    const next = (at: number): void => {
      if (over()) return;
      const step = steps[at];
      if (step === undefined) {
        const failed = state.failed && node.job['continue-on-error'] !== true;
        const result = failed ? 'failure' : 'success';
        const outputs = jobOutputs(node.job, { ...contexts, steps: state.steps });
        return end(result, since, because, outputs);
      }
      const planned = planStep(set, step, { ...contexts, env }, state, run.cancelled());
      if (planned === undefined) return next(at + 1);
      const take = (): void => {
        if (over()) return;
        const service = String(instance.matrix['service'] ?? '');
        const fails = world.scenario.fails?.(path, planned.title, run.attempt(), service) ?? false;
        const ended = planned.run(job, fails);
        if (ended === WAITS) return clock.after(1, take);
        because ??= ended;
        next(at + 1);
      };
      clock.after(planned.minutes, take);
    };
    clock.after(RUNNER_MINUTES, () => next(0));
  });
}
