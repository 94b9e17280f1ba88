import { actionReference } from '../files/action-reference.ts';
import { jobsOf, stepsOf } from '../files/jobs.ts';
import { PINS_FILE, TOOLS_FILE } from '../render/input.ts';
import type { Rule } from './rule.ts';

/**
 * A tag can be moved to other code overnight: CVE-2025-30066, GHSA-69fq-xp46-6x23.
 * zizmor: unpinned-uses, ref-version-mismatch. Scorecard: Pinned-Dependencies.
 */
export const pinnedActions: Rule = {
  id: 'pinned-actions',
  asks: `Actions are used at the commit of ${PINS_FILE}, with its tag as a comment, and images by the digest of ${TOOLS_FILE}`,
  *check(set) {
    const used = [
      ...jobsOf(set).map(({ source, job, path }) => ({ source, uses: job.uses, path })),
      ...stepsOf(set).map(({ source, step, path }) => ({ source, uses: step.uses, path })),
    ];
    for (const { source, uses, path } of used) {
      if (uses === undefined || uses.startsWith('./')) continue;
      const place = source.place(...path, 'uses');
      if (uses.startsWith('docker://')) {
        if (!set.images.has(uses.slice('docker://'.length)))
          yield { place, message: `${uses} is not in ${TOOLS_FILE}, with tag and digest` };
        continue;
      }
      const reference = actionReference(uses);
      const pin = reference && set.pins.content[reference.repository];
      if (pin === undefined)
        yield { place, message: `${uses} is not in ${PINS_FILE}: review its code first` };
      else if (reference?.ref !== pin.sha || source.comment(...path, 'uses') !== pin.tag)
        yield { place, message: `${uses} must be "@${pin.sha} # ${pin.tag}", as in ${PINS_FILE}` };
    }
  },
};
