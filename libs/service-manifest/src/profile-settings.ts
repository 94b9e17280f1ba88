import type { EnvironmentOverrides } from './schema/settings-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/**
 * A profile's defaults for the services of an environment. The starter profile pays for one task, in
 * production on demand: two on Spot cost the same, and AWS may reclaim both at once.
 */
export function profileSettings(
  { profile, environments }: Pick<Workspace, 'profile' | 'environments'>,
  environment: string,
): EnvironmentOverrides {
  if (profile !== 'starter') return {};
  return environments[environment]?.production === true
    ? { tasks: { min: 1, max: 4 } }
    : { tasks: { min: 1, max: 2 }, capacity: 'spot' };
}
