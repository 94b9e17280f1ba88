import type { EnvironmentSettings } from './schema/environment-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** Whether tasks reach AWS through endpoints in the VPC. */
export const hasEndpoints = (
  { profile }: Pick<Workspace, 'profile'>,
  { network = {} }: EnvironmentSettings,
): boolean => network.endpoints ?? (network.existing !== undefined || profile !== 'starter');
