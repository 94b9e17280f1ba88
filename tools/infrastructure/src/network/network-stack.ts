import { Fn } from 'aws-cdk-lib';
import type { ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { stackNameOf, type Environment } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { leave, leaveList } from '../parameters.ts';
import { DnsQueryLog } from './dns-query-log.ts';
import { FlowLog } from './flow-log.ts';
import { IsolatedNetwork } from './isolated-network.ts';
import { NetworkLog } from './network-log.ts';
import { OutboundNames } from './outbound-names.ts';
import { ServiceEndpoints } from './service-endpoints.ts';
import { ServicePrefixLists } from './service-prefix-lists.ts';

/** Where all services of an environment run, and what they can reach from there. */
export class NetworkStack extends GatehouseStack {
  /** Zones by number, which CloudFormation turns into names: synthesis asks no account which it has. */
  override get availabilityZones(): string[] {
    return [0, 1, 2].map((zone) => Fn.select(zone, Fn.getAzs()));
  }

  /** @param hosts Names of hosts outside AWS that services call */
  constructor(scope: Construct, environment: Environment, hosts: readonly string[]) {
    super(scope, stackNameOf.shared(environment.name, 'network'), environment.names, {
      description: `Network of ${environment.name}`,
      tags: { environment: environment.name },
    });
    const { names } = environment;
    const log = new NetworkLog(this, 'Log', environment);
    const { vpc } = new IsolatedNetwork(this, 'Network', environment);
    new FlowLog(this, 'FlowLog', vpc, log, names);
    new DnsQueryLog(this, 'DnsQueryLog', vpc, log);
    const endpoints = new ServiceEndpoints(this, 'Endpoints', vpc, environment);
    const prefixLists = new ServicePrefixLists(this, 'PrefixLists', names.region);
    new OutboundNames(this, 'OutboundNames', vpc, environment, hosts);

    const idsOf = (subnets: ISubnet[]) => subnets.map(({ subnetId }) => subnetId);
    leave(this, names.parameter('vpc-id'), vpc.vpcId);
    leaveList(this, names.parameter('subnet-ids'), idsOf(vpc.privateSubnets));
    leaveList(this, names.parameter('public-subnet-ids'), idsOf(vpc.publicSubnets));
    leave(
      this,
      names.parameter('endpoint-security-group-id'),
      endpoints.securityGroup.securityGroupId,
    );
    leave(this, names.parameter('s3-prefix-list-id'), prefixLists.s3);
    leave(this, names.parameter('dynamodb-prefix-list-id'), prefixLists.dynamodb);
  }
}
