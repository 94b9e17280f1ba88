import { deployedEnvironments } from '../shared-names.ts';
import { environmentOf, type Environment } from '../environment.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import type { UnsafeChange } from './unsafe-change.ts';

/** What an environment cannot change without being built anew, and what would happen. */
const FIXED: readonly [what: string, of: (environment: Environment) => unknown, why: string][] = [
  ['account', ({ names }) => names.account, 'everything would be made anew in another account'],
  ['region', ({ names }) => names.region, 'everything would be made anew in another region'],
  [
    'cluster',
    ({ names }) => names.cluster,
    'services would be created anew beside the running ones',
  ],
  [
    'domain',
    ({ names }) => names.domain,
    'all addresses would change at once, and the certificate with them',
  ],
  [
    'sharedAccount',
    ({ sharedAccount }) => sharedAccount,
    'tables, topics, queues and secrets would get other names, and be empty',
  ],
  [
    'network.cidr',
    ({ network }) => network.cidr,
    'AWS would replace the VPC with everything in it',
  ],
  [
    'network.existing',
    ({ network }) => network.existing?.vpc,
    'services would move to another VPC',
  ],
  [
    'network.endpoints',
    ({ network }) => network.endpoints,
    'the subnets of running tasks would be deleted',
  ],
];

/** A zone that goes takes its subnets along. */
export function environmentChanges(before: Workspace, after: Workspace): UnsafeChange[] {
  const both = deployedEnvironments(before).filter((name) =>
    deployedEnvironments(after).includes(name),
  );
  return both.flatMap((name) => {
    const [was, is] = [environmentOf(before, name), environmentOf(after, name)];
    const changed = FIXED.filter(([, of]) => of(was) !== of(is)).map(([what, of, why]) => ({
      what,
      message: `changes from ${JSON.stringify(of(was))} to ${JSON.stringify(of(is))}: ${why}`,
    }));
    if (is.network.zones < was.network.zones)
      changed.push({
        what: 'network.zones',
        message: `changes from ${was.network.zones} to ${is.network.zones}: subnets that tasks and load balancers are in would be deleted`,
      });
    return changed.map(({ what, message }) => ({
      service: name,
      what,
      file: 'gatehouse.json',
      message: `environments.${name}.${what} ${message}`,
      steps: [
        'add an environment with the new setting, release to it and move its callers',
        `remove ${name} in a second pull request`,
      ],
    }));
  });
}
