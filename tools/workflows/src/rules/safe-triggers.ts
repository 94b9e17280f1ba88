import { triggersOf } from '../files/triggers.ts';
import type { Rule } from './rule.ts';

/**
 * pull_request_target and workflow_run run an outsider's code with secrets, and anyone can write a comment or open an
 * issue. zizmor: dangerous-triggers. Scorecard: Dangerous-Workflow.
 */
export const safeTriggers: Rule = {
  id: 'safe-triggers',
  asks: 'Workflows are started by pull requests without secrets, by main, by the clock or by hand',
  *check({ workflows }) {
    for (const source of workflows)
      for (const trigger of triggersOf(source.content))
        if (!SAFE.has(trigger))
          yield { place: source.place('on', trigger), message: `"${trigger}" is not safe` };
  },
};

const SAFE = new Set([
  ...['pull_request', 'merge_group', 'push', 'schedule', 'workflow_dispatch', 'workflow_call'],
]);
