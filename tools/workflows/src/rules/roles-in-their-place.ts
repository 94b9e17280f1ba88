import { environmentOf, jobsOf, stepsIn, type PlacedJob } from '../files/jobs.ts';
import { baseName, type WorkflowSet } from '../files/workflow-set.ts';
import type { Step } from '../files/workflow.ts';
import type { Rule } from './rule.ts';

/** As the trust policies in apps/infrastructure have it: the files whose jobs may take a role. */
const TAKEN_IN: Readonly<Record<string, readonly string[]>> = {
  build: ['deliver-service.yml'],
  gate: ['deliver-service.yml', 'rescan-batch.yml'],
  deploy: ['deliver-service.yml', 'rollback.yml'],
  status: ['deliver.yml', 'rescan.yml', 'infrastructure.yml'],
  infrastructure: ['infrastructure.yml'],
};

/** The identity of a job has its environment in it, or else its branch; each role trusts one of the two. */
const IN_ENVIRONMENT = new Set(['deploy', 'infrastructure']);

export const rolesInTheirPlace: Rule = {
  id: 'roles-in-their-place',
  asks: 'A job takes only a role that trusts it',
  *check(set) {
    for (const job of jobsOf(set)) {
      for (const { role, environment } of rolesOf(set, job)) {
        const place = job.source.place(...job.path);
        const inside = environmentOf(job.job);
        const { permissions = {} } = job.job;
        if (!TAKEN_IN[role]?.includes(baseName(job.source)))
          yield {
            place,
            message: `Job ${job.name} takes the role ${role}, which trusts other files`,
          };
        if (IN_ENVIRONMENT.has(role) && inside !== environment)
          yield {
            place,
            message: `Job ${job.name} takes the ${role} role of ${environment}: say "environment: ${environment}"`,
          };
        if (!IN_ENVIRONMENT.has(role) && inside !== undefined)
          yield {
            place,
            message: `Job ${job.name} takes the role ${role}, which trusts no job in an environment`,
          };
        if (typeof permissions !== 'object' || permissions['id-token'] !== 'write')
          yield { place, message: `Job ${job.name} takes a role, and needs "id-token: write"` };
      }
    }
  },
};

interface Role {
  readonly role: string;
  readonly environment: string;
}

/** Roles that a job takes, by itself or by an action of ours. */
const rolesOf = (set: WorkflowSet, job: PlacedJob): Role[] =>
  stepsIn(job).flatMap(({ step }) => rolesOfStep(set, step));

function rolesOfStep({ actions }: WorkflowSet, { uses, with: values = {} }: Step): Role[] {
  const text = (name: string) => String(values[name] ?? '');
  if (uses === './.github/actions/aws')
    return [{ role: text('role'), environment: text('environment') }];
  const action = actions.find(({ file }) => uses && file.startsWith(`${uses.slice(2)}/`));
  return (action?.content.runs.steps ?? [])
    .filter((step) => step.uses === './.github/actions/aws')
    .map((step) => ({
      role: String(step.with?.['role']),
      environment: String(step.with?.['environment']).replace(
        '${{ inputs.environment }}',
        text('environment'),
      ),
    }));
}
