import { interpolate, textOf } from '../expressions/interpolate.ts';
import type { Concurrency } from '../files/workflow.ts';
import type { Contexts } from './run-steps.ts';

/** The concurrency group of a workflow or job, and whether it cancels the group's current member. */
export function groupOf(concurrency: Concurrency | undefined, contexts: Contexts) {
  if (concurrency === undefined) return undefined;
  const { group, 'cancel-in-progress': cancels = false } =
    typeof concurrency === 'string' ? { group: concurrency } : concurrency;
  return {
    name: textOf(interpolate(group, contexts)),
    cancels: interpolate(cancels, contexts) === true,
  };
}
