import { holds } from '../expressions/evaluate.ts';
import { needsOf } from '../files/jobs.ts';
import type { Source } from '../files/source.ts';
import { calledBy } from '../files/triggers.ts';
import { stemOf } from '../files/workflow-set.ts';
import type { Workflow } from '../files/workflow.ts';
import { groupOf } from './concurrency-group.ts';
import { interpolateDeep } from './interpolate-deep.ts';
import type { JobContext } from './job-context.ts';
import type { Result } from './job-end.ts';
import {
  addJobs,
  ancestorsOf,
  openIn,
  pathOf,
  resultOf,
  type Instance,
  type JobNode,
  type Scope,
} from './job-graph.ts';
import type { Candidate } from './locks.ts';
import type { Machine } from './machine.ts';
import { combinationsOf } from './matrix.ts';
import { atMost, ofStranger, scopesOf, type Scopes } from '../files/permissions.ts';
import { refusedScope } from './refused-scope.ts';
import { callOutputs } from './outputs.ts';
import { resetFailed } from './reset-failed.ts';
import { runJob } from './run-job.ts';
import type { RunOfJobs } from './run-of-jobs.ts';
import type { Contexts } from './run-steps.ts';
import type { GithubEvent } from './scenario.ts';
import { refOf } from './triggers.ts';

export interface Run {
  readonly source: Source<Workflow>;
  readonly ended: boolean;
  cancel(): void;
  rerunFailed(): void;
  /** Jobs that have not ended. */
  open(): string[];
}

/** Starts a run, which the clock continues. */
export function startRun(
  machine: Machine,
  source: Source<Workflow>,
  event: GithubEvent,
  id: number,
): Run {
  const { set, world, clock, locks } = machine;
  const artifacts: JobContext['artifacts'] = new Map();
  const github = {
    ref: refOf(event),
    sha: String(event.commit),
    event_name: event.name,
    run_id: String(id),
    token: 'token',
    run_attempt: '1',
    workflow: source.content.name ?? stemOf(source),
  };
  let attempt = 1;
  let cancelled = false;
  let ended = false;
  let started = clock.now;
  const stranger = event.name === 'pull_request' && event.fork === true;

  const jobs: RunOfJobs = {
    ...{ machine, id, event, github, artifacts, log, end: endInstance },
    attempt: () => attempt,
    cancelled: () => cancelled,
  };
  const root: Scope = {
    source,
    inputs: event.inputs ?? {},
    given: scopesOf('write-all'),
    path: stemOf(source),
    matrix: {},
    jobs: new Map(),
    done: finish,
  };
  addJobs(root);

  /** Called workflows that partly run again. */
  const resumed: Scope[] = [];
  const candidate: Candidate = { start: carryOn, cancel: () => cancelRun() };
  const group = groupOf(source.content.concurrency, { github, inputs: root.inputs });

  function carryOn(): void {
    for (const scope of resumed.splice(0)) advance(scope);
    advance(root);
  }

  function begin(): void {
    ended = false;
    if (group === undefined) carryOn();
    else locks.enter(group.name, group.cancels, candidate);
  }

  function finish(): void {
    if (ended) return;
    ended = true;
    const result = resultOf([...root.jobs.values()].map((node) => node.result));
    const { name: eventName, commit } = event;
    world.trace.runs.push({
      ...{ run: id, attempt, workflow: stemOf(source), event: eventName, commit },
      ...{ result, started, ended: clock.now },
    });
    if (group !== undefined) locks.leave(group.name, candidate);
  }

  /** Starts all jobs that can start. */
  function advance(scope: Scope): void {
    let moved = true;
    while (moved) {
      moved = false;
      for (const node of scope.jobs.values()) {
        if (node.started || node.result !== undefined) continue;
        const needs = needsOf(node.job).map((name) => scope.jobs.get(name));
        if (!needs.every((need) => need?.result !== undefined)) continue;
        node.started = true;
        moved = true;
        startJob(node);
      }
    }
    if ([...scope.jobs.values()].every((node) => node.result !== undefined)) scope.done();
  }

  function contextsOf(node: JobNode, matrix: Readonly<Record<string, unknown>>): Contexts {
    const { scope, job } = node;
    const needs = Object.fromEntries(
      needsOf(job).map((name) => {
        const { result, outputs } = scope.jobs.get(name)!;
        return [name, { result, outputs }];
      }),
    );
    return { github, inputs: scope.inputs, needs, matrix };
  }

  function startJob(node: JobNode): void {
    const before = ancestorsOf(node).map((each) => each.result);
    const status = {
      success: !cancelled && before.every((result) => result === 'success'),
      failure: before.includes('failure'),
      cancelled,
    };
    const contexts = contextsOf(node, {});
    if (!holds(node.job.if, contexts, status)) {
      conclude(node, cancelled ? 'cancelled' : 'skipped');
      return;
    }
    let matrices: readonly Readonly<Record<string, unknown>>[];
    try {
      matrices = combinationsOf(interpolateDeep(node.job.strategy?.matrix, contexts));
    } catch (error) {
      log(node, {}, 'failure', clock.now, {}, (error as Error).message);
      conclude(node, 'failure');
      return;
    }
    node.instances = matrices.map((matrix) => ({
      matrix: { ...node.scope.matrix, ...matrix },
      result: undefined,
      cancel: () => undefined,
    }));
    for (const [at, instance] of node.instances.entries())
      startInstance(node, instance, contextsOf(node, matrices[at]!));
  }

  function startInstance(node: JobNode, instance: Instance, contexts: Contexts): void {
    const { scope, job } = node;
    const asked = scopesOf(job.permissions ?? scope.source.content.permissions);
    const limited = atMost(asked, scope.given);
    const permissions = stranger ? ofStranger(limited) : limited;
    const called = calledBy(set, job);
    if (job.uses !== undefined) {
      if (called === undefined) return endInstance(node, instance, 'failure');
      const refused = refusedScope(called, permissions);
      if (refused !== undefined) {
        log(node, instance.matrix, 'failure', clock.now, {}, refused);
        return endInstance(node, instance, 'failure');
      }
      const child: Scope = {
        source: called,
        inputs: interpolateDeep(job.with ?? {}, contexts) as Record<string, unknown>,
        given: permissions,
        path: pathOf(node),
        matrix: instance.matrix,
        jobs: new Map(),
        done: () => {
          const results = [...child.jobs.values()].map((each) => each.result);
          node.outputs = { ...node.outputs, ...callOutputs(child, github) };
          endInstance(node, instance, resultOf(results));
        },
      };
      instance.child = child;
      addJobs(child);
      advance(child);
      return;
    }
    runJob(jobs, node, instance, contexts, permissions);
  }

  function endInstance(node: JobNode, instance: Instance, result: Result): void {
    if (instance.result !== undefined) return;
    instance.result = result;
    const failFast = node.job.strategy !== undefined && node.job.strategy['fail-fast'] !== false;
    if (result === 'failure' && failFast)
      for (const other of node.instances) if (other.result === undefined) stop(other);
    if (node.instances.every((each) => each.result !== undefined))
      settle(node, resultOf(node.instances.map((each) => each.result)));
  }

  /** Deferred to the end of the same minute, so that it does not interrupt a loop over instances. */
  function settle(node: JobNode, result: Result): void {
    if (node.result !== undefined) return;
    node.result = result;
    clock.after(0, () => advance(node.scope));
  }

  function conclude(node: JobNode, result: Result): void {
    if (result === 'skipped' || result === 'cancelled') log(node, {}, result, clock.now, {});
    node.result = result;
  }

  function stop(instance: Instance): void {
    if (instance.child === undefined) return instance.cancel();
    for (const node of instance.child.jobs.values()) {
      if (node.result !== undefined) continue;
      if (!node.started) {
        node.started = true;
        node.result = 'cancelled';
        log(node, {}, 'cancelled', clock.now, {});
      } else for (const each of node.instances) if (each.result === undefined) stop(each);
    }
    clock.after(0, () => advance(instance.child!));
  }

  function cancelRun(): void {
    if (ended) return;
    cancelled = true;
    const open = [...root.jobs.values()].filter((node) => node.result === undefined);
    for (const node of open)
      for (const instance of node.instances) if (instance.result === undefined) stop(instance);
    if (open.every((node) => !node.started)) clock.after(0, () => advance(root));
  }

  function rerunFailed(): void {
    if (!ended) throw new Error('A run that has not ended cannot be re-run');
    attempt += 1;
    cancelled = false;
    started = clock.now;
    github.run_attempt = String(attempt);
    resumed.push(...resetFailed(root, world.scenario.rerunsDependents ?? true));
    begin();
  }

  function log(
    node: JobNode,
    matrix: Readonly<Record<string, unknown>>,
    result: Result,
    since: number,
    permissions: Scopes,
    because?: string,
    environment?: string,
  ): void {
    world.trace.jobs.push({
      ...{ run: id, attempt, path: pathOf(node), matrix: { ...node.scope.matrix, ...matrix } },
      ...{ result, permissions, environment, started: since, ended: clock.now, because },
    });
  }

  begin();
  return {
    source,
    get ended() {
      return ended;
    },
    cancel: cancelRun,
    rerunFailed,
    open: () => openIn(root),
  };
}
