import { interpolate, textOf } from '../expressions/evaluate.ts';
import type { Concurrency } from '../files/workflow.ts';
import type { Contexts } from './run-steps.ts';

/** The group that a workflow or a job waits in, and whether it ends what is in it. */
export function groupOf(concurrency: Concurrency | undefined, contexts: Contexts) {
  if (concurrency === undefined) return undefined;
  const { group, 'cancel-in-progress': cancels = false } =
    typeof concurrency === 'string' ? { group: concurrency } : concurrency;
  return {
    name: textOf(interpolate(group, contexts)),
    cancels: interpolate(cancels, contexts) === true,
  };
}
