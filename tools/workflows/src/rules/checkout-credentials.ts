import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** What stays in .git/config is there for whatever runs afterwards. zizmor: artipacked. */
export const checkoutCredentials: Rule = {
  id: 'checkout-credentials',
  asks: 'A checkout leaves no token behind',
  *check(set) {
    for (const { source, step, path } of stepsOf(set))
      if (
        step.uses?.startsWith('actions/checkout@') &&
        step.with?.['persist-credentials'] !== false
      )
        yield { place: source.place(...path), message: 'Say "persist-credentials: false"' };
  },
};
