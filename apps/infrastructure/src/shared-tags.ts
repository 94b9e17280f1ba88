import type { Environment } from '@gatehouse/service-manifest';

/** Tags on what the services of an environment share. */
export const sharedTags = ({ name }: Environment): Record<string, string> => ({
  environment: name,
  'managed-by': 'gatehouse',
});
