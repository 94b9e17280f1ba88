import { actionSteps, jobsOf, stepsIn } from '../files/jobs.ts';
import { triggersOf, withCalled } from '../files/triggers.ts';
import type { WorkflowSet } from '../files/workflow-set.ts';
import type { Step } from '../files/workflow.ts';
import type { Rule } from './rule.ts';

/** What a pull request leaves in a cache must not get into what is delivered: CVE-2025-36852. zizmor: cache-poisoning. */
export const noCacheInDelivery: Rule = {
  id: 'no-cache-in-delivery',
  asks: 'Only what runs on a pull request, or in the merge queue, and nowhere else, uses a cache',
  *check(set) {
    const checking = workflowsOfChangesAlone(set);
    for (const job of jobsOf(set)) {
      if (checking.has(job.source.file)) continue;
      for (const { source, step, path } of stepsIn(job)) {
        const cache = cacheOf(step);
        if (cache) yield { place: source.place(...path), message: cache };
      }
    }
    // An action does not know who uses it; it may only do as it is told.
    for (const { source, step, path } of actionSteps(set)) {
      const told = String(step.with?.['cache'] ?? '').startsWith("${{ inputs.cache == 'true' &&");
      const cache = cacheOf(told ? { ...step, with: { ...step.with, cache: '' } } : step);
      if (cache) yield { place: source.place(...path), message: cache };
    }
  },
};

const NEVER = ['cache-from', 'cache-to'];
const OFF = new Set(['', 'false']);

function cacheOf({ uses = '', with: values = {} }: Step): string | undefined {
  const cache = String(values['cache'] ?? '');
  if (uses.startsWith('actions/cache')) return 'A delivery reads and writes no cache';
  if (NEVER.some((name) => name in values)) return 'A delivery takes no layers from a cache';
  if (!OFF.has(cache)) return `A delivery uses no cache: "cache: ${cache}"`;
  if (uses.startsWith('actions/setup-node@') && values['package-manager-cache'] !== false)
    return 'Say "package-manager-cache: false"';
  return undefined;
}

const OF_CHANGES = new Set(['pull_request', 'merge_group']);

/** Files of workflows that nothing but a change which has not landed starts. */
function workflowsOfChangesAlone(set: WorkflowSet): Set<string> {
  const started = set.workflows.filter(({ content }) =>
    triggersOf(content).some((trigger) => trigger !== 'workflow_call'),
  );
  const filesOf = (ofChanges: boolean) =>
    started
      .filter(({ content }) => triggersOf(content).every((on) => OF_CHANGES.has(on)) === ofChanges)
      .flatMap((workflow) => withCalled(set, workflow))
      .map(({ file }) => file);
  const others = new Set(filesOf(false));
  return new Set(filesOf(true).filter((file) => !others.has(file)));
}
