import type { Manifest } from './schema/manifest-schema.ts';

/**
 * Most services that a generator puts into one group. The ten managed policies of a deploy role name so many, with the longest
 * names and three secrets each. Each may have two target groups, of which a load balancer takes 100, and two ports while one
 * changes, of which its security group takes 60:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 */
export const MOST_SERVICES_OF_GROUP = 40;

/** AWS allows 50 load balancers in a region, and a group may have two. */
export const HIGHEST_GROUP = 20;

/** The group of a service: the services of one group share load balancers and a deploy role. */
export const groupOf = ({ group = 1 }: Pick<Manifest, 'group'>): number => group;

/** All groups that have a service, in order. */
export const groupsOf = (manifests: readonly Pick<Manifest, 'group'>[]): number[] =>
  [...new Set(manifests.map(groupOf))].sort((one, other) => one - other);

/** The first group with room for one more service, so that no other service ever moves. */
export function freeGroup(manifests: readonly Pick<Manifest, 'group'>[]): number {
  const groups = manifests.map(groupOf);
  let group = 1;
  while (groups.filter((other) => other === group).length >= MOST_SERVICES_OF_GROUP) group++;
  return group;
}

/** The first group has names without a number, as workspaces with a single group do. */
export const groupSuffix = (group: number): string => (group === 1 ? '' : `-${group}`);
