import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { RevisionSettings } from './revision.ts';

const names = [
  'networkConfiguration',
  'loadBalancers',
  'platformVersion',
  'capacityProviderStrategy',
  'launchType',
  'serviceRegistries',
  'serviceConnectConfiguration',
] as const satisfies readonly (keyof RevisionSettings)[];

/** The options of a service whose change creates a new revision. */
export const settingsOf = (options: CreateServiceRequest): RevisionSettings =>
  Object.fromEntries(
    names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
