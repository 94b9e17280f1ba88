import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Environment } from '@gatehouse/service-manifest';

/** Ids of the subnets of tasks, of the public load balancer, and of databases. */
export function subnetIds(
  vpc: IVpc,
  { network: { existing, endpoints } }: Environment,
): { ofTasks: string[]; ofPublic: string[]; ofDatabases: string[] } {
  if (existing !== undefined)
    return {
      ofTasks: existing.subnets,
      ofPublic: existing.publicSubnets ?? [],
      ofDatabases: existing.subnets,
    };
  const open = idsOf(vpc.publicSubnets);
  const closed = idsOf(privateSubnetsOf(vpc));
  return { ofTasks: endpoints ? closed : open, ofPublic: open, ofDatabases: closed };
}

/** Subnets with a route out through NAT gateways, or isolated ones; a VPC has only one of these kinds. */
export const privateSubnetsOf = (vpc: IVpc): ISubnet[] =>
  vpc.privateSubnets.length > 0 ? vpc.privateSubnets : vpc.isolatedSubnets;

const idsOf = (subnets: ISubnet[]) => subnets.map(({ subnetId }) => subnetId);
