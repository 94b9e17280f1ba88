import { actionReference } from '../files/action-reference.ts';
import { jobsOf, stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** What nobody uses nobody looks after. */
export const pinsInUse: Rule = {
  id: 'pins-in-use',
  asks: 'Each pinned action is used',
  *check(set) {
    const used = new Set(
      [...jobsOf(set).map(({ job }) => job.uses), ...stepsOf(set).map(({ step }) => step.uses)].map(
        (uses) => uses && actionReference(uses)?.repository,
      ),
    );
    for (const action of Object.keys(set.pins.content))
      if (!used.has(action))
        yield { place: set.pins.place(action), message: `${action} is used nowhere: remove it` };
  },
};
