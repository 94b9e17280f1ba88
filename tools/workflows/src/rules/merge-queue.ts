import { triggersOf } from '../files/triggers.ts';
import type { Rule } from './rule.ts';

/** A check that never runs in the merge queue, and is required, stops the queue. */
export const mergeQueue: Rule = {
  id: 'merge-queue',
  asks: 'What runs on pull requests runs in the merge queue as well',
  *check({ workflows }) {
    for (const source of workflows) {
      const triggers = triggersOf(source.content);
      if (triggers.includes('pull_request') && !triggers.includes('merge_group'))
        yield { place: source.place('on'), message: 'Add "merge_group:"' };
    }
  },
};
