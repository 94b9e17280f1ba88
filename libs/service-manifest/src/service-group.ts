import { MOST_SERVICES_OF_GROUP } from './group-limits.ts';
import type { Manifest } from './schema/manifest-schema.ts';

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
