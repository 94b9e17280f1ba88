import { GITHUB_ROLES, REGISTRY, type GithubRoleName } from '@gatehouse/service-manifest';
import { environmentOf, jobsOf, type PlacedJob } from '../files/jobs.ts';
import { rolesOf, type Role } from '../files/roles.ts';
import { stemOf } from '../files/workflow-set.ts';
import type { Rule } from './rule.ts';

/** The trust policies are made of the same table, so that AWS would refuse what this finds. */
export const rolesInTheirPlace: Rule = {
  id: 'roles-in-their-place',
  asks: 'A job takes only a role that there is, and that trusts it',
  everywhere: true,
  *check(set) {
    for (const job of jobsOf(set))
      for (const role of rolesOf(set, job))
        for (const problem of problemsOf(job, role))
          yield {
            place: job.source.place(...job.path),
            message: `Job ${job.name} takes the ${role.role} role of ${role.environment}${problem}`,
          };
  },
};

/** What is wrong with a job's taking a role, each as the end of a sentence. */
function problemsOf({ source, job }: PlacedJob, { role, environment }: Role): string[] {
  if (!isRole(role)) return [', which there is not'];
  const { workflows, inEnvironment, of } = GITHUB_ROLES[role];
  const { permissions = {} } = job;
  const inside = environmentOf(job);
  return [
    ...(isSomewhere(environment, of) ? [] : [', which there is not']),
    ...(workflows.includes(stemOf(source)) ? [] : [', which trusts other files']),
    ...(inEnvironment && inside !== environment ? [`: say "environment: ${environment}"`] : []),
    // The identity of a job has its environment in it instead of its branch.
    ...(!inEnvironment && inside !== undefined ? [', which trusts no job in an environment'] : []),
    ...(typeof permissions === 'object' && permissions['id-token'] === 'write'
      ? []
      : [', and needs "id-token: write"']),
  ];
}

const isRole = (name: string): name is GithubRoleName => Object.hasOwn(GITHUB_ROLES, name);

/** The value of an expression is unknown here; `gatehouse identity` then rejects it. */
const isSomewhere = (
  environment: string,
  { registry, environments }: (typeof GITHUB_ROLES)[GithubRoleName]['of'],
): boolean => environment.startsWith('${{') || (environment === REGISTRY ? registry : environments);
