import { GITHUB_ROLES, REGISTRY, type GithubRoleName } from '@gatehouse/service-manifest';
import type { Inputs } from './action-inputs.ts';
import { failed, type JobContext, type StepEnd } from './job-context.ts';

/** AWS decides by its trust policies, which are generated from the same table. */
export function assumeRole(inputs: Inputs, job: JobContext): StepEnd {
  const [role, of] = roleOf(inputs['role-to-assume'] ?? '');
  const refused = refusalOf(role, of, job);
  job.world.trace.roles.push({ run: job.run, path: job.path, role, of, refused });
  if (refused !== undefined) return failed(`AWS refuses the ${role} role of ${of}: ${refused}`);
  job.roles.set(inputs['aws-profile'] ?? '', { role, environment: of });
  return {};
}

/** A role and its environment, from its ARN: `gatehouse-ENVIRONMENT-ROLE`, or `gatehouse-ROLE` of the registry. */
function roleOf(arn: string): [role: string, of: string] {
  const [, of = REGISTRY, role = ''] =
    /:role\/gatehouse-(?:(\w+)-)?([a-z]\w*)(?:-\d+)?$/.exec(arn) ?? [];
  return [role, of];
}

function refusalOf(role: string, of: string, job: JobContext): string | undefined {
  if (!Object.hasOwn(GITHUB_ROLES, role)) return 'there is no such role';
  const { workflows, inEnvironment, of: where } = GITHUB_ROLES[role as GithubRoleName];
  if (!(of === REGISTRY ? where.registry : where.environments)) return 'there is no such role';
  if (job.permissions['id-token'] !== 'write') return 'the job has no identity';
  if (!workflows.includes(job.file)) return `it does not trust ${job.file}.yml`;
  if (job.ref !== 'refs/heads/main') return `it does not trust ${job.ref}`;
  if (inEnvironment ? job.environment !== of : job.environment !== undefined)
    return `it does not trust a job in ${job.environment ?? 'no environment'}`;
  return undefined;
}
