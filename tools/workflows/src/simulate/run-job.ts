import { REGISTRY } from '@gatehouse/service-manifest';
import { interpolate } from '../expressions/interpolate.ts';
import { environmentOf } from '../files/jobs.ts';
import type { Scopes } from '../files/permissions.ts';
import { groupOf } from './concurrency-group.ts';
import { pathOf, type Instance, type JobNode } from './job-graph.ts';
import type { Candidate } from './locks.ts';
import type { RunOfJobs } from './run-of-jobs.ts';
import type { Contexts } from './run-steps.ts';
import { workOn, type EndJob } from './work-on.ts';

/** Runs a job, which waits first for its concurrency group, then for reviewers, then for a runner. */
export function runJob(
  run: RunOfJobs,
  node: JobNode,
  instance: Instance,
  contexts: Contexts,
  permissions: Scopes,
): void {
  const { machine, id } = run;
  const { world, clock, locks } = machine;
  const own = groupOf(node.job.concurrency, contexts);
  const environment = interpolate(environmentOf(node.job), contexts) as string | undefined;
  let over = false;
  const end: EndJob = (result, since, because, outputs = {}) => {
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
    workOn(run, node, instance, { contexts, permissions, environment }, { over: () => over, end });
  }

  if (own === undefined) ask();
  else locks.enter(own.name, own.cancels, self);
}
