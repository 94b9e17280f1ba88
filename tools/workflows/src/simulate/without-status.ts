import { has } from './has-role.ts';
import type { JobContext } from './job-context.ts';

/** Why a job cannot see what runs in all environments; undefined if it can. */
export function withoutStatus(job: JobContext): string | undefined {
  const missing = job.world.scenario.environments.find(
    ({ name }) => !has(job, 'status', name, `gatehouse-${name}`),
  );
  return missing && `it has no status role of ${missing.name}`;
}
