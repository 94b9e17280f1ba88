import type { Manifest } from '../schema/manifest-schema.ts';
import { isBlueGreen } from './strategy-changes.ts';
import type { ServiceChange } from './unsafe-change.ts';

/** A port that the load balancer takes before the running tasks do. */
export function portChanges(
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
