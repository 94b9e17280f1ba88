import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Environment } from '@gatehouse/service-manifest';

/** Ids of the subnets that tasks are in, and of those that the public load balancer is in. */
export function subnetsOf(
  vpc: IVpc,
  { network: { existing, endpoints } }: Environment,
): { ofTasks: string[]; ofPublic: string[] } {
  if (existing !== undefined)
    return { ofTasks: existing.subnets, ofPublic: existing.publicSubnets ?? [] };
  const open = idsOf(vpc.publicSubnets);
  return { ofTasks: endpoints ? idsOf(privateSubnetsOf(vpc)) : open, ofPublic: open };
}

/** With a way out by NAT gateways, or without any; a VPC has one of the two kinds. */
export const privateSubnetsOf = (vpc: IVpc): ISubnet[] =>
  vpc.privateSubnets.length > 0 ? vpc.privateSubnets : vpc.isolatedSubnets;

const idsOf = (subnets: ISubnet[]) => subnets.map(({ subnetId }) => subnetId);
