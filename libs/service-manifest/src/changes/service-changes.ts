import type { Manifest } from '../schema/manifest-schema.ts';
import { groupOf } from '../service-group.ts';
import { portChanges } from './port-changes.ts';
import { strategyChanges } from './strategy-changes.ts';
import type { ServiceChange } from './unsafe-change.ts';

/** Changes of how a service is reached, which its running tasks do not follow at once. */
export function reachChanges(
  name: string,
  before: Manifest,
  after: Manifest,
  environments: readonly string[],
): ServiceChange[] {
  return [
    ...groupChanges(name, before, after),
    ...portChanges(before, after, environments),
    ...tlsChanges(name, before, after),
    ...exposureChanges(name, before, after),
    ...strategyChanges(before, after, environments),
  ];
}

function groupChanges(name: string, before: Manifest, after: Manifest): ServiceChange[] {
  const [was, is] = [groupOf(before), groupOf(after)];
  if (was === is) return [];
  return [
    {
      what: 'group',
      message: `changes from ${was} to ${is}: a target group cannot move to another load balancer, so AWS refuses the stack`,
      steps: [
        `leave "group" as it is; only new services go to another group`,
        `or generate a second service in group ${is}, release it, let callers of ${name} call it, then remove ${name}`,
      ],
    },
  ];
}

function tlsChanges(
  name: string,
  { tls: was = false }: Manifest,
  { tls = false }: Manifest,
): ServiceChange[] {
  if (was === tls) return [];
  return [
    {
      what: 'tls',
      message: `changes from ${was} to ${tls}: AWS replaces the target group, and the running tasks are not in the new one`,
      steps: [
        `generate a second service with "tls": ${tls}, release it, and let callers of ${name} call it`,
        `remove ${name} in a second pull request: npx nx generate remove-service ${name}`,
      ],
    },
  ];
}

function exposureChanges(name: string, before: Manifest, after: Manifest): ServiceChange[] {
  // The other way only adds a target group, which is empty until the next deployment.
  if (before.exposure !== 'public' || after.exposure === 'public') return [];
  return [
    {
      what: 'exposure',
      message:
        'changes from public to internal: the stack would delete a target group that the running service is registered in',
      steps: [
        `release ${name} with this change first, which takes its tasks from the public load balancer`,
        'then deploy the infrastructure',
      ],
    },
  ];
}
