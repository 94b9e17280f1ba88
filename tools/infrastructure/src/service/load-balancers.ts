import type { BalancerParameter, Manifest, SharedParameter } from '@gatehouse/service-manifest';

/** The two that edge makes for each group of services: one for calls from within, one for the internet. */
export type Balancer = 'internal' | 'public';

/** Every service is behind the internal load balancer of its group, a public one behind the other as well. */
export const balancersOf = ({ exposure }: Manifest): Balancer[] =>
  exposure === 'public' ? ['internal', 'public'] : ['internal'];

/** The parameter in which edge exports something of a load balancer. */
export function balancerParameter(
  balancer: Balancer,
  group: number,
  what: BalancerParameter,
): SharedParameter {
  const ofBalancer = balancer === 'public' ? (`public-${what}` as const) : what;
  return group === 1 ? ofBalancer : `groups/${group}/${ofBalancer}`;
}
