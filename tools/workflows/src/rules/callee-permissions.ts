import { jobsIn, jobsOf } from '../files/jobs.ts';
import { calledBy } from '../files/triggers.ts';
import { baseName } from '../files/workflow-set.ts';
import type { Permissions } from '../files/workflow.ts';
import type { Rule } from './rule.ts';

const RANK: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2 };

/** GitHub refuses to start the whole run otherwise, and writes no log that would say so. */
export const calleePermissions: Rule = {
  id: 'callee-permissions',
  asks: 'No job of a called workflow has permissions that the calling job does not have',
  *check(set) {
    for (const { source, name, job, path } of jobsOf(set)) {
      const called = calledBy(set, job);
      for (const callee of called ? jobsIn(called) : [])
        for (const [scope, level] of Object.entries(scopesOf(callee.job.permissions)))
          if (rank(level) > rank(scopesOf(job.permissions)[scope]))
            yield {
              place: source.place(...path, 'permissions'),
              message: `Job ${name} calls ${baseName(callee.source)}, whose job ${callee.name} needs "${scope}: ${level}"`,
            };
    }
  },
};

const scopesOf = (permissions: Permissions = {}): Readonly<Record<string, string>> =>
  typeof permissions === 'object' ? permissions : {};

const rank = (level = 'none'): number => RANK[level] ?? 0;
