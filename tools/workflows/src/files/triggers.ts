import type { Source } from './source.ts';
import { baseName, type WorkflowSet } from './workflow-set.ts';
import type { Job, Workflow } from './workflow.ts';

/** Events that start a workflow. */
export function triggersOf({ on = [] }: Workflow): string[] {
  if (typeof on === 'string') return [on];
  return on instanceof Array ? [...on] : Object.keys(on);
}

const LOCAL = './.github/workflows/';

/** Our workflow that a job calls. */
export const calledBy = (
  { workflows }: WorkflowSet,
  { uses }: Job,
): Source<Workflow> | undefined =>
  uses?.startsWith(LOCAL)
    ? workflows.find((workflow) => baseName(workflow) === uses.slice(LOCAL.length))
    : undefined;

/** A workflow and all that it calls, and those call. */
export function withCalled(set: WorkflowSet, workflow: Source<Workflow>): Source<Workflow>[] {
  const reached = new Set([workflow]);
  for (const each of reached)
    for (const job of Object.values(each.content.jobs)) {
      const called = calledBy(set, job);
      if (called) reached.add(called);
    }
  return [...reached];
}
