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

/** Changes of `gatehouse.json` that its environments do not survive. */
export const settingsChanges = (before: Workspace, after: Workspace): UnsafeChange[] => [
  ...registryChanges(before, after),
  ...renamedEnvironments(before, after),
  ...environmentChanges(before, after),
];

/** The registry has the images of all environments, the evidence of their gates, and their records. */
function registryChanges(
  { registry: was }: Workspace,
  { registry: is }: Workspace,
): UnsafeChange[] {
  return (['account', 'region'] as const)
    .filter((what) => was[what] !== is[what])
    .map((what) => ({
      service: 'registry',
      what,
      file: 'gatehouse.json',
      message: `registry.${what} changes from "${was[what]}" to "${is[what]}": the new registry has no image, so that no running service could start another task`,
      steps: [
        'set up a second workspace with the new registry',
        'move one service after the other there, and its callers, and remove it here',
      ],
    }));
}

/** An environment that goes, and one that comes in its place in AWS. */
function renamedEnvironments(before: Workspace, after: Workspace): UnsafeChange[] {
  const placeOf = (workspace: Workspace, name: string) => {
    const { names } = environmentOf(workspace, name);
    return `${names.account} ${names.region} ${names.cluster}`;
  };
  const gone = deployedEnvironments(before).filter((name) => !after.environments[name]);
  const come = deployedEnvironments(after).filter((name) => !before.environments[name]);
  return gone.flatMap((name) => {
    const next = come.find((each) => placeOf(after, each) === placeOf(before, name));
    if (next === undefined) return [];
    return {
      service: name,
      what: 'name',
      file: 'gatehouse.json',
      message: `environments.${name} becomes ${next}: AWS renames no stack, and those of ${next} cannot create the cluster and the addresses that those of ${name} have`,
      steps: [
        `add ${next} with a cluster, a domain and a network of its own, release to it and move its callers`,
        `remove ${name} in a second pull request`,
      ],
    };
  });
}

/** A zone that goes takes its subnets along. */
function environmentChanges(before: Workspace, after: Workspace): UnsafeChange[] {
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
