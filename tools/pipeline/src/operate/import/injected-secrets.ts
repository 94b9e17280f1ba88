import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Loss } from './loss.ts';
import { CURRENT_VERSION, hasVersion, secretOf } from './secret-of.ts';

/** Secrets that a container gets as variables. */
export function secretsOf({ name, secrets = [] }: ContainerDefinition): {
  injected: Record<string, object>;
  losses: Loss[];
} {
  const injected: Record<string, object> = {};
  const losses: Loss[] = [];
  for (const { name: variable = '', valueFrom = '' } of secrets) {
    const secret = secretOf(valueFrom);
    if (secret !== undefined) {
      injected[variable] = secret;
      if (hasVersion(valueFrom))
        losses.push({
          path: `containerDefinitions.${name}.secrets.${variable}.version`,
          what: CURRENT_VERSION,
        });
    } else
      losses.push({
        path: `containerDefinitions.${name}.secrets.${variable}`,
        what: 'is no secret of Secrets Manager: put it there, and its name under "injectedSecrets"',
      });
  }
  return { injected, losses };
}
