import type { Workspace } from '@gatehouse/service-manifest';

/** The repository in the API, and what is below it. */
export const repositoryPath = (
  { organisation, repository }: Pick<Workspace, 'organisation' | 'repository'>,
  below = '',
): string => `/repos/${organisation}/${repository}${below}`;
