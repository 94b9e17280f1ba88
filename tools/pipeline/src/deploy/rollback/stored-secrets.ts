import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

/** Names of the secrets that a stored revision needs, read from the revision itself; pure. */
export function storedSecrets({
  containerDefinitions = [],
}: Pick<RegisterTaskDefinitionRequest, 'containerDefinitions'>): string[] {
  const names = containerDefinitions.flatMap(({ environment = [], secrets = [] }) => [
    ...environment.flatMap(({ name = '', value }) =>
      name.endsWith('_SECRET') && value !== undefined ? [value] : [],
    ),
    // arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME:FIELD::
    ...secrets.flatMap(({ valueFrom = '' }) => valueFrom.split(':')[6] ?? []),
  ]);
  return [...new Set(names)].sort();
}
