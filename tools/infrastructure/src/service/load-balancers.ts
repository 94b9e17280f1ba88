import type { BalancerParameter, Manifest, SharedParameter } from '@gatehouse/service-manifest';

/**
 * The two load balancers that the edge creates for each group of services: for calls between services, and for the
 * internet.
 */
export type Balancer = 'internal' | 'public';

/**
 * Every service is behind the internal load balancer of its group; a public service is behind the public one as well.
 */
export const balancersOf = ({ exposure }: Manifest): Balancer[] =>
  exposure === 'public' ? ['internal', 'public'] : ['internal'];

/** The parameter in which the edge exports a property of a load balancer. */
export function balancerParameter(
  balancer: Balancer,
  group: number,
  what: BalancerParameter,
): SharedParameter {
  const ofBalancer = balancer === 'public' ? (`public-${what}` as const) : what;
  return group === 1 ? ofBalancer : `groups/${group}/${ofBalancer}`;
}
