import { actionReference } from '../files/action-reference.ts';
import { jobsOf, stepsOf } from '../files/jobs.ts';
import { PINS } from '../files/workflow-set.ts';
import type { Rule } from './rule.ts';

/**
 * A tag can be moved to other code overnight: CVE-2025-30066, GHSA-69fq-xp46-6x23.
 * zizmor: unpinned-uses, ref-version-mismatch. Scorecard: Pinned-Dependencies.
 */
export const pinnedActions: Rule = {
  id: 'pinned-actions',
  asks: `Actions are used at the commit of ${PINS}, with its tag behind it as a comment`,
  *check(set) {
    const used = [
      ...jobsOf(set).map(({ source, job, path }) => ({ source, uses: job.uses, path })),
      ...stepsOf(set).map(({ source, step, path }) => ({ source, uses: step.uses, path })),
    ];
    for (const { source, uses, path } of used) {
      if (uses === undefined || uses.startsWith('./')) continue;
      const place = source.place(...path, 'uses');
      const reference = actionReference(uses);
      const pin = reference && set.pins.content[reference.repository];
      if (pin === undefined)
        yield { place, message: `${uses} is not in ${PINS}: look at its code first` };
      else if (reference?.ref !== pin.sha || source.comment(...path, 'uses') !== pin.tag)
        yield { place, message: `${uses} must be "@${pin.sha} # ${pin.tag}", as in ${PINS}` };
    }
  },
};
