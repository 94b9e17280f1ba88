import { ancestorsOf, type Scope } from './job-graph.ts';

/**
 * Prepares failed and cancelled jobs to run again, and all jobs that depend on them, including skipped ones. The other
 * jobs keep their results and outputs.
 * @param dependents Whether jobs that depend on them run again.
 * @returns called workflows that partly run again
 * @see https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
 */
export function resetFailed(scope: Scope, dependents: boolean): Scope[] {
  const resumed: Scope[] = [];
  const failed = new Set(
    [...scope.jobs.values()].filter(({ result }) => result !== 'success' && result !== 'skipped'),
  );
  for (const node of scope.jobs.values()) {
    const anew = dependents && ancestorsOf(node).some((each) => failed.has(each));
    if (!failed.has(node) && !anew) continue;
    const calls = anew ? [] : node.instances.filter(({ child }) => child !== undefined);
    node.result = undefined;
    if (calls.length > 0) {
      for (const call of calls) {
        if (call.result === 'success') continue;
        call.result = undefined;
        resumed.push(...resetFailed(call.child!, dependents), call.child!);
      }
      continue;
    }
    node.started = false;
    node.outputs = {};
    node.instances = [];
  }
  return resumed;
}
