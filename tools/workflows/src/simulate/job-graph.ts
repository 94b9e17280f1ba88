import { needsOf } from '../files/jobs.ts';
import type { Source } from '../files/source.ts';
import type { Job, Workflow } from '../files/workflow.ts';
import type { Scopes } from '../files/permissions.ts';
import type { Result } from './job-end.ts';

/** A workflow within a run: the run's own, or a called one. */
export interface Scope {
  readonly source: Source<Workflow>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly given: Scopes;
  readonly path: string;
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly jobs: Map<string, JobNode>;
  readonly done: () => void;
}

/** A job in its file; a matrix creates several instances of it. */
export interface JobNode {
  readonly scope: Scope;
  readonly name: string;
  readonly job: Job & { readonly strategy?: Strategy; readonly outputs?: Record<string, string> };
  result: Result | undefined;
  started: boolean;
  outputs: Record<string, unknown>;
  instances: Instance[];
}

export interface Strategy {
  readonly matrix?: unknown;
  readonly 'fail-fast'?: boolean;
}

export interface Instance {
  readonly matrix: Readonly<Record<string, unknown>>;
  result: Result | undefined;
  child?: Scope;
  cancel: () => void;
}

/** The jobs of a workflow, before any has started. */
export function addJobs(scope: Scope): void {
  for (const [name, job] of Object.entries(scope.source.content.jobs))
    scope.jobs.set(name, {
      scope,
      name,
      job,
      result: undefined,
      started: false,
      outputs: {},
      instances: [],
    });
}

/** Jobs that have not ended. */
export const openIn = (scope: Scope): string[] =>
  [...scope.jobs.values()].flatMap((node) =>
    node.result !== undefined
      ? []
      : [pathOf(node), ...node.instances.flatMap(({ child }) => (child ? openIn(child) : []))],
  );

export const pathOf = ({ scope, name }: JobNode): string => `${scope.path}/${name}`;

/** All jobs that must end before one starts. */
export function ancestorsOf(node: JobNode): JobNode[] {
  const found = new Set<JobNode>();
  const queue = [node];
  for (const next of queue)
    for (const name of needsOf(next.job)) {
      const need = node.scope.jobs.get(name);
      if (need === undefined || found.has(need)) continue;
      found.add(need);
      queue.push(need);
    }
  return [...found];
}

/** A failed part fails the whole; a skipped part does not. */
export function resultOf(results: readonly (Result | undefined)[]): Result {
  if (results.includes('failure')) return 'failure';
  if (results.includes('cancelled')) return 'cancelled';
  return results.length > 0 && results.every((result) => result === 'skipped')
    ? 'skipped'
    : 'success';
}
