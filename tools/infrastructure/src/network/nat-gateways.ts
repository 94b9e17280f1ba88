import type { Environment } from '@gatehouse/service-manifest';
import type { Needs } from '../needs.ts';

/** As many as the settings say; where they say nothing, none unless a service calls hosts outside AWS. */
export const natGatewaysOf = (
  { network }: Environment,
  { hosts }: Pick<Needs, 'hosts'>,
): number => {
  if (!network.endpoints) return 0;
  return network.natGateways ?? (hosts.length > 0 ? network.redundancy : 0);
};
