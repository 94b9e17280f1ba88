import type { Workspace } from './schema/workspace-schema.ts';

/**
 * Whether resource names contain the environment, because others may be in the same account and region.
 */
export const isShared = (
  { profile, environments }: Pick<Workspace, 'profile' | 'environments'>,
  environment: string,
): boolean => environments[environment]?.sharedAccount ?? profile === 'starter';
