import { jobsOf, stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** Of the tutorial's worst: `|| echo "0"` behind the question for vulnerabilities. */
export const failsClosed: Rule = {
  id: 'fails-closed',
  asks: 'Nothing goes on after a failure as if there were none',
  *check(set) {
    for (const { source, name, job, path } of jobsOf(set))
      if (job['continue-on-error'] !== undefined)
        yield {
          place: source.place(...path, 'continue-on-error'),
          message: `Job ${name} must fail when it fails`,
        };
    for (const { source, step, path } of stepsOf(set)) {
      if (step['continue-on-error'] !== undefined)
        yield { place: source.place(...path, 'continue-on-error'), message: 'It must fail' };
      if (/\|\||set \+e/.test(step.run ?? ''))
        yield { place: source.place(...path, 'run'), message: 'An error must not be swallowed' };
    }
  },
};
