import type { Workspace } from '@gatehouse/service-manifest';

/** The path of the repository in the API. */
export const repositoryPath = (
  { organisation, repository }: Pick<Workspace, 'organisation' | 'repository'>,
  below = '',
): string => `/repos/${organisation}/${repository}${below}`;
