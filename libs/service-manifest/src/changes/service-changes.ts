import type { Manifest } from '../schema/manifest-schema.ts';
import { groupOf } from '../service-group.ts';
import { resolveSettings } from '../resolve.ts';
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

const isBlueGreen = (manifest: Manifest, environments: readonly string[]): boolean =>
  environments.some((name) => resolveSettings(manifest, name).deployment.strategy === 'blue-green');

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

function portChanges(
  before: Manifest,
  after: Manifest,
  environments: readonly string[],
): ServiceChange[] {
  if (before.port === after.port) return contracted(before, after);
  if (isBlueGreen(after, environments) || isBlueGreen(before, environments))
    return [
      {
        what: 'port',
        message: `changes from ${before.port} to ${after.port} while the service is deployed blue/green: the listener rule is written anew, and sends traffic to the target group that may be empty`,
        steps: [
          'set deployment.strategy to "rolling" and release it everywhere',
          'change the port in a second pull request, then set the strategy back',
        ],
      },
    ];
  if (after.previousPort === before.port) return [];
  return [
    {
      what: 'port',
      message: `changes from ${before.port} to ${after.port}: the load balancer would not reach the running tasks until the next deployment has ended`,
      steps: [
        `add "previousPort": ${before.port} beside "port": ${after.port}, deploy the infrastructure, then release the service everywhere`,
        'remove "previousPort" in a second pull request',
      ],
    },
  ];
}

/** Removing the old port is the second step. Whether the first has reached every environment is unknown here. */
function contracted(before: Manifest, after: Manifest): ServiceChange[] {
  return after.previousPort !== undefined && before.previousPort === undefined
    ? [
        {
          what: 'previousPort',
          message: `is ${after.previousPort}, and no port changes`,
          steps: ['remove "previousPort"'],
        },
      ]
    : [];
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

function strategyChanges(
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
