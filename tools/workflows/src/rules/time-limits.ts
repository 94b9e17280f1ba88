import { GITHUB_ROLES, sessionMinutesOf, type GithubRoleName } from '@gatehouse/service-manifest';
import { jobsOf } from '../files/jobs.ts';
import { rolesOf } from '../files/roles.ts';
import type { Rule } from './rule.ts';

/** Of a job without a role. */
const MOST = 120;

/** What hangs holds its concurrency group for six hours otherwise; and a job must not outlive the session of its role. */
export const timeLimits: Rule = {
  id: 'time-limits',
  asks: 'Each job ends after a number of minutes: the session of its role at most, an hour or two for deployments; two hours without a role',
  *check(set) {
    for (const placed of jobsOf(set)) {
      const { source, name, job, path } = placed;
      const minutes = job['timeout-minutes'];
      const most = Math.min(MOST, ...rolesOf(set, placed).map(({ role }) => sessionOf(role)));
      if (!job.uses && !(typeof minutes === 'number' && minutes > 0 && minutes <= most))
        yield {
          place: source.place(...path, 'timeout-minutes'),
          message: `Job ${name} must say "timeout-minutes", with ${most} at the most`,
        };
    }
  },
};

/** Of a role that there is not another rule complains. */
const sessionOf = (role: string): number =>
  Object.hasOwn(GITHUB_ROLES, role) ? sessionMinutesOf(role as GithubRoleName) : 60;
