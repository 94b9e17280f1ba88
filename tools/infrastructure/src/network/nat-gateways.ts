import type { Environment } from '@gatehouse/service-manifest';
import type { Needs } from '../needs.ts';

/** The number of NAT gateways in the settings. By default, none unless a service calls hosts outside AWS. */
export const natGatewaysOf = (
  { network }: Environment,
  { hosts }: Pick<Needs, 'hosts'>,
): number => {
  if (!network.endpoints) return 0;
  return network.natGateways ?? (hosts.length > 0 ? network.redundancy : 0);
};
