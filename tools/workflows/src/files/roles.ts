import { stepsIn, type PlacedJob } from './jobs.ts';
import type { WorkflowSet } from './workflow-set.ts';
import type { Step } from './workflow.ts';

/** A role of AWS that a job takes, as it is written there. */
export interface Role {
  readonly role: string;
  readonly environment: string;
}

const AWS = './.github/actions/aws';

/** Roles that a job assumes, directly or through one of our actions. */
export const rolesOf = (set: WorkflowSet, job: PlacedJob): Role[] =>
  stepsIn(job).flatMap(({ step }) => rolesOfStep(set, step));

function rolesOfStep({ actions }: WorkflowSet, { uses, with: values = {} }: Step): Role[] {
  const text = (name: string) => String(values[name] ?? '');
  if (uses === AWS) return [{ role: text('role'), environment: text('environment') }];
  const action = actions.find(({ file }) => uses && file.startsWith(`${uses.slice(2)}/`));
  return (action?.content.runs.steps ?? [])
    .filter((step) => step.uses === AWS)
    .map((step) => ({
      role: String(step.with?.['role']),
      environment: String(step.with?.['environment']).replace(
        '${{ inputs.environment }}',
        text('environment'),
      ),
    }));
}
