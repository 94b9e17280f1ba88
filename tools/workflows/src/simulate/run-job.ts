import { REGISTRY } from '@gatehouse/service-manifest';
import { interpolate } from '../expressions/interpolate.ts';
import { environmentOf } from '../files/jobs.ts';
import type { Scopes } from '../files/permissions.ts';
import { stemOf } from '../files/workflow-set.ts';
import type { Step } from '../files/workflow.ts';
import { groupOf } from './concurrency-group.ts';
import { interpolateDeep } from './interpolate-deep.ts';
import type { JobContext } from './job-context.ts';
import type { Result } from './job-end.ts';
import { pathOf, type Instance, type JobNode } from './job-graph.ts';
import type { Candidate } from './locks.ts';
import { RUNNER_MINUTES } from './minutes.ts';
import { jobOutputs } from './outputs.ts';
import { WAITS } from './planned-step.ts';
import type { RunOfJobs } from './run-of-jobs.ts';
import { planStep, type Contexts } from './run-steps.ts';
import { newState } from './step-state.ts';

/** Runs a job, which waits first for its concurrency group, then for reviewers, then for a runner. */
export function runJob(
  run: RunOfJobs,
  node: JobNode,
  instance: Instance,
  contexts: Contexts,
  permissions: Scopes,
): void {
  const { machine, id, event, github, artifacts } = run;
  const { set, world, clock, locks } = machine;
  const own = groupOf(node.job.concurrency, contexts);
  const environment = interpolate(environmentOf(node.job), contexts) as string | undefined;
  let over = false;
  const end = (
    result: Result,
    since: number,
    because?: string,
    outputs: Readonly<Record<string, unknown>> = {},
  ) => {
    if (over) return;
    over = true;
    const token = result === 'skipped' || since === clock.now ? {} : permissions;
    run.log(node, instance.matrix, result, since, token, because, environment);
    node.outputs = { ...node.outputs, ...outputs };
    run.end(node, instance, result);
    if (own !== undefined) locks.leave(own.name, self);
  };
  const self: Candidate = {
    start: () => ask(),
    cancel: () => end('cancelled', clock.now),
  };
  instance.cancel = () => self.cancel();

  function ask(): void {
    if (over) return;
    const asks =
      environment === REGISTRY ||
      world.scenario.environments.some((each) => each.name === environment && each.reviewers);
    if (!asks || environment === undefined) return work();
    const answer = world.scenario.reviewers?.(environment, id) ?? { approve: true, after: 10 };
    clock.after(answer.after, () => {
      if (over) return;
      const path = pathOf(node);
      const { approve: approved } = answer;
      world.trace.approvals.push({ run: id, path, environment, approved, at: clock.now });
      if (approved) work();
      else end('failure', clock.now, 'the reviewers rejected it');
    });
  }

  function work(): void {
    const path = pathOf(node);
    const queued = world.scenario.queue?.(path, id) ?? 0;
    clock.after(queued, () => {
      if (over) return;
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
        if (over) return;
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
          if (over) return;
          const service = String(instance.matrix['service'] ?? '');
          const fails =
            world.scenario.fails?.(path, planned.title, run.attempt(), service) ?? false;
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

  if (own === undefined) ask();
  else locks.enter(own.name, own.cancels, self);
}
