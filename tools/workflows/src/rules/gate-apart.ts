import { GITHUB_ROLES } from '@gatehouse/service-manifest';
import { jobsIn, type PlacedJob } from '../files/jobs.ts';
import { rolesOf } from '../files/roles.ts';
import { stemOf, type WorkflowSet } from '../files/workflow-set.ts';
import type { Rule } from './rule.ts';

/**
 * AWS can distinguish the workflow files of jobs, but not the jobs within one: each job with an identity could sign.
 * The build job runs arbitrary code of the image's dependencies, which could then pass its own image.
 */
export const gateApart: Rule = {
  id: 'gate-apart',
  asks: 'In a file whose jobs may sign as the gate, none has an identity for anything else, such as to build',
  everywhere: true,
  *check(set) {
    for (const source of set.workflows)
      for (const job of GITHUB_ROLES.gate.workflows.includes(stemOf(source)) ? jobsIn(source) : [])
        for (const doing of besidesTheGate(set, job))
          yield {
            place: source.place(...job.path),
            message: `Job ${job.name} ${doing}, and could sign as the gate as well: it belongs in another file`,
          };
  },
};

/** What else a job has an identity for. */
function besidesTheGate(set: WorkflowSet, job: PlacedJob): string[] {
  const roles = rolesOf(set, job).map(({ role }) => role);
  const { permissions = {} } = job.job;
  const identity = typeof permissions === 'string' || permissions['id-token'] === 'write';
  if (roles.length === 0) return identity ? ['has an identity for no role'] : [];
  return roles.filter((role) => role !== 'gate').map((role) => `takes the role ${role}`);
}
