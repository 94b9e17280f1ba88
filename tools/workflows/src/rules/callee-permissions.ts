import { jobsIn, jobsOf, type PlacedJob } from '../files/jobs.ts';
import { calledBy } from '../files/triggers.ts';
import { baseName } from '../files/workflow-set.ts';
import { scopesOf, type Scopes } from '../files/permissions.ts';
import type { Rule } from './rule.ts';

/** What a token has where a workflow says nothing: set-up chooses the restricted default of repositories. */
const OF_REPOSITORY = { contents: 'read', packages: 'read' };
const RANK: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2 };

/** GitHub refuses to start the whole run otherwise, and writes no log that would say so. */
export const calleePermissions: Rule = {
  id: 'callee-permissions',
  asks: 'No job of a called workflow has permissions that the calling job does not have',
  everywhere: true,
  *check(set) {
    for (const { source, name, job, path } of jobsOf(set)) {
      const called = calledBy(set, job);
      const given = scopesOf(job.permissions ?? source.content.permissions, OF_REPOSITORY);
      for (const callee of called ? jobsIn(called) : [])
        for (const [scope, level] of Object.entries(askedBy(callee)))
          if (rank(level) > rank(given[scope]))
            yield {
              place: source.place(...path, 'permissions'),
              message: `Job ${name} calls ${baseName(callee.source)}, whose job ${callee.name} needs "${scope}: ${level}"`,
            };
    }
  },
};

const askedBy = ({ source, job }: PlacedJob): Scopes =>
  scopesOf(job.permissions ?? source.content.permissions, {});

const rank = (level = 'none'): number => RANK[level] ?? 0;
