import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { RevisionSettings } from './model.ts';

const names = [
  'networkConfiguration',
  'loadBalancers',
  'platformVersion',
  'capacityProviderStrategy',
  'launchType',
  'serviceRegistries',
  'serviceConnectConfiguration',
] as const satisfies readonly (keyof RevisionSettings)[];

/** The part of a service's options of which a change makes a new revision. */
export const settingsOf = (options: CreateServiceRequest): RevisionSettings =>
  Object.fromEntries(
    names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
