import type { Manifest } from '../schema/manifest-schema.ts';
import { resolveSettings } from '../resolve.ts';
import type { ServiceChange } from './unsafe-change.ts';

/** Whether a service is deployed blue/green in one of the environments. */
export const isBlueGreen = (manifest: Manifest, environments: readonly string[]): boolean =>
  environments.some((name) => resolveSettings(manifest, name).deployment.strategy === 'blue-green');

/** Environments in which blue/green deployments end. */
export function strategyChanges(
  before: Manifest,
  after: Manifest,
  environments: readonly string[],
): ServiceChange[] {
  const back = environments.filter(
    (name) => isBlueGreen(before, [name]) && !isBlueGreen(after, [name]),
  );
  if (back.length === 0) return [];
  return [
    {
      what: 'strategy',
      message: `changes from blue-green to rolling in ${back.join(', ')}: the tasks may be in the second target group, which the stack would delete`,
      steps: [
        'release the service with this change first, until its tasks are in the first target group',
        'then deploy the infrastructure',
      ],
    },
  ];
}
