import { REGISTRY } from '@gatehouse/service-manifest';
import { holds, interpolate, textOf } from '../expressions/evaluate.ts';
import { environmentOf, needsOf } from '../files/jobs.ts';
import type { Source } from '../files/source.ts';
import { calledBy } from '../files/triggers.ts';
import { stemOf, type WorkflowSet } from '../files/workflow-set.ts';
import type { Step, Workflow } from '../files/workflow.ts';
import type { Clock } from './clock.ts';
import { groupOf } from './concurrency-group.ts';
import { interpolateDeep } from './interpolate-deep.ts';
import type { FileContent, JobContext } from './job-context.ts';
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
import type { Candidate, Locks } from './locks.ts';
import { combinationsOf } from './matrix.ts';
import { RUNNER_MINUTES } from './minutes.ts';
import { atMost, ofStranger, scopesOf, type Scopes } from '../files/permissions.ts';
import { refusedScope } from './refused-scope.ts';
import { newState, planStep, WAITS, type Contexts } from './run-steps.ts';
import type { GithubEvent } from './scenario.ts';
import type { Result } from './trace.ts';
import { refOf } from './triggers.ts';
import type { World } from './world.ts';

export interface Machine {
  readonly set: WorkflowSet;
  readonly world: World;
  readonly clock: Clock;
  readonly locks: Locks;
}

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
  const artifacts = new Map<string, ReadonlyMap<string, FileContent>>();
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
          node.outputs = { ...node.outputs, ...callOutputs(child) };
          endInstance(node, instance, resultOf(results));
        },
      };
      instance.child = child;
      addJobs(child);
      advance(child);
      return;
    }
    enter(node, instance, contexts, permissions);
  }

  /** A job waits first for its concurrency group, then for reviewers, then for a runner. */
  function enter(node: JobNode, instance: Instance, contexts: Contexts, permissions: Scopes): void {
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
      log(node, instance.matrix, result, since, token, because, environment);
      node.outputs = { ...node.outputs, ...outputs };
      endInstance(node, instance, result);
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
          attempt,
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
            const outputs = outputsOf(node.job, { ...contexts, steps: state.steps });
            return end(result, since, because, outputs);
          }
          const planned = planStep(set, step, { ...contexts, env }, state, cancelled);
          if (planned === undefined) return next(at + 1);
          const take = (): void => {
            if (over) return;
            const service = String(instance.matrix['service'] ?? '');
            const fails = world.scenario.fails?.(path, planned.title, attempt, service) ?? false;
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

  function callOutputs(child: Scope): Record<string, unknown> {
    const { on } = child.source.content as {
      on?: { workflow_call?: { outputs?: Record<string, { value: string }> } | null };
    };
    const jobs = Object.fromEntries(
      [...child.jobs].map(([name, { result, outputs }]) => [name, { result, outputs }]),
    );
    return Object.fromEntries(
      Object.entries(on?.workflow_call?.outputs ?? {}).map(([name, { value }]) => [
        name,
        textOf(interpolate(value, { jobs, inputs: child.inputs, github })),
      ]),
    );
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
    reset(root);
    begin();
  }

  /**
   * Re-runs failed and cancelled jobs, and all jobs that depend on them, including skipped ones. The other jobs keep
   * their results and outputs.
   * https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
   */
  function reset(scope: Scope): void {
    const failed = new Set(
      [...scope.jobs.values()].filter(({ result }) => result !== 'success' && result !== 'skipped'),
    );
    const dependents = world.scenario.rerunsDependents ?? true;
    for (const node of scope.jobs.values()) {
      const anew = dependents && ancestorsOf(node).some((each) => failed.has(each));
      if (!failed.has(node) && !anew) continue;
      const children = anew ? [] : node.instances.filter(({ child }) => child !== undefined);
      node.result = undefined;
      if (children.length > 0) {
        for (const instance of children) {
          if (instance.result === 'success') continue;
          instance.result = undefined;
          reset(instance.child!);
          resumed.push(instance.child!);
        }
        continue;
      }
      node.started = false;
      node.outputs = {};
      node.instances = [];
    }
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

const outputsOf = ({ outputs = {} }: JobNode['job'], contexts: Contexts): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, textOf(interpolate(value, contexts))]),
  );
