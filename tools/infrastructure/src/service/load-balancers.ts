import type { Manifest, SharedParameter } from '@gatehouse/service-manifest';

/** The two that edge makes: one for calls from within, one for the internet. */
export type Balancer = 'internal' | 'public';

/** Every service is behind the internal load balancer, a public one behind the other as well. */
export const balancersOf = ({ exposure }: Manifest): Balancer[] =>
  exposure === 'public' ? ['internal', 'public'] : ['internal'];

/** What edge calls the things of the internal balancer, and with `public-` in front those of the other. */
export type BalancerParameter =
  | 'load-balancer-name'
  | 'load-balancer-security-group-id'
  | 'load-balancer-dns-name'
  | 'load-balancer-zone-id'
  | 'listener-arn';

export const balancerParameter = (balancer: Balancer, what: BalancerParameter): SharedParameter =>
  balancer === 'public' ? `public-${what}` : what;
