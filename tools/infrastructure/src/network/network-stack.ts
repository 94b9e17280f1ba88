import { Fn } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { stackNameOf, type Environment } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { HelperLogGroup, limitHelperFunctions } from '../helper-functions.ts';
import type { Needs } from '../needs.ts';
import { leave, leaveList } from '../parameters.ts';
import { DnsQueryLog } from './dns-query-log.ts';
import { existingNetwork } from './existing-network.ts';
import { FlowLog } from './flow-log.ts';
import { IsolatedNetwork } from './isolated-network.ts';
import { NetworkLog } from './network-log.ts';
import { OutboundNames } from './outbound-names.ts';
import { ServiceEndpoints } from './service-endpoints.ts';
import { ServicePrefixLists } from './service-prefix-lists.ts';
import { subnetIds } from './subnet-ids.ts';

/** The network in which all services of an environment run, and what they can reach from it. */
export class NetworkStack extends GatehouseStack {
  readonly #zoneNames: readonly string[] | undefined;

  /** Zones by number: CloudFormation resolves their names, so synthesis needs no access to an account. */
  override get availabilityZones(): string[] {
    return this.#zoneNames
      ? [...this.#zoneNames]
      : [0, 1, 2].map((zone) => Fn.select(zone, Fn.getAzs()));
  }

  constructor(scope: Construct, environment: Environment, needs: Needs) {
    super(scope, stackNameOf.shared(environment.name, 'network'), environment.names, {
      description: `Network of ${environment.name}`,
      tags: { environment: environment.name },
      terminationProtection: true,
    });
    const { names, network } = environment;
    this.#zoneNames = network.zoneNames;
    const existing = existingNetwork(this, environment);
    const vpc = existing ?? this.#ownNetwork(environment, needs);
    const endpoints = new ServiceEndpoints(this, 'Endpoints', vpc, environment, needs);
    const helperLog = new HelperLogGroup(this, {
      logGroupName: names.logGroup('helpers'),
      keyParameter: names.parameter('log-key-arn'),
      retention: environment.logRetention,
    });
    const prefixLists = new ServicePrefixLists(this, 'PrefixLists', names.region, helperLog);
    if (existing === undefined || network.existing?.dnsFirewall === true)
      new OutboundNames(this, 'OutboundNames', vpc, environment, needs);

    limitHelperFunctions(this, () => helperLog);
    const { ofTasks, ofPublic, ofDatabases } = subnetIds(vpc, environment);
    leave(this, names.parameter('vpc-id'), vpc.vpcId);
    leaveList(this, names.parameter('subnet-ids'), ofTasks);
    if (ofPublic.length > 0) leaveList(this, names.parameter('public-subnet-ids'), ofPublic);
    if (needs.databases) leaveList(this, names.parameter('database-subnet-ids'), ofDatabases);
    leave(this, names.parameter('endpoint-security-group-id'), endpoints.securityGroupId);
    leave(this, names.parameter('s3-prefix-list-id'), prefixLists.s3);
    leave(this, names.parameter('dynamodb-prefix-list-id'), prefixLists.dynamodb);
  }

  #ownNetwork(environment: Environment, needs: Needs): IVpc {
    const log = new NetworkLog(this, 'Log', environment);
    const { vpc } = new IsolatedNetwork(this, 'Network', environment, needs);
    new FlowLog(this, 'FlowLog', vpc, log, environment.names);
    new DnsQueryLog(this, 'DnsQueryLog', vpc, log);
    return vpc;
  }
}
