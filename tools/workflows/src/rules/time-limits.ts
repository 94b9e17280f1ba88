import { jobsOf } from '../files/jobs.ts';
import { rolesOf } from '../files/roles.ts';
import type { Rule } from './rule.ts';

/** What hangs holds its concurrency group for six hours otherwise; and the session of a role lasts an hour. */
export const timeLimits: Rule = {
  id: 'time-limits',
  asks: 'Each job ends after a number of minutes: an hour at most with a role of AWS, two without',
  *check(set) {
    for (const placed of jobsOf(set)) {
      const { source, name, job, path } = placed;
      const minutes = job['timeout-minutes'];
      const most = rolesOf(set, placed).length > 0 ? 60 : 120;
      if (!job.uses && !(typeof minutes === 'number' && minutes > 0 && minutes <= most))
        yield {
          place: source.place(...path, 'timeout-minutes'),
          message: `Job ${name} must say "timeout-minutes", with ${most} at the most`,
        };
    }
  },
};
