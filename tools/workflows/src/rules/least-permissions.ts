import { jobsIn } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** zizmor: excessive-permissions, undocumented-permissions. Scorecard: Token-Permissions. */
export const leastPermissions: Rule = {
  id: 'least-permissions',
  asks: 'A workflow has no permissions; each job names what it needs, and behind it what for',
  *check({ workflows }) {
    for (const source of workflows) {
      const { permissions } = source.content;
      if (typeof permissions !== 'object' || Object.keys(permissions).length > 0)
        yield { place: source.place('permissions'), message: 'Say "permissions: {}" on top' };
      for (const { name, job, path } of jobsIn(source)) {
        if (typeof job.permissions !== 'object') {
          yield {
            place: source.place(...path, 'permissions'),
            message: `Job ${name} must name its permissions one by one`,
          };
          continue;
        }
        for (const scope of Object.keys(job.permissions))
          if (!source.comment(...path, 'permissions', scope))
            yield {
              place: source.place(...path, 'permissions', scope),
              message: `Say behind "${scope}" what job ${name} needs it for`,
            };
      }
    }
  },
};
