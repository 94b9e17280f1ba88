import { jobsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** Otherwise what hangs holds its concurrency group for six hours. */
export const timeLimits: Rule = {
  id: 'time-limits',
  asks: 'Each job ends after a number of minutes, two hours at the most',
  *check(set) {
    for (const { source, name, job, path } of jobsOf(set)) {
      const minutes = job['timeout-minutes'];
      if (!job.uses && !(typeof minutes === 'number' && minutes > 0 && minutes <= 120))
        yield {
          place: source.place(...path, 'timeout-minutes'),
          message: `Job ${name} must say "timeout-minutes", with 120 at the most`,
        };
    }
  },
};
