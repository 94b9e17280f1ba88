import {
  DATABASE_GB,
  DATABASE_UNITS,
  PRICES as P,
  type CostItem,
} from '@gatehouse/service-manifest';
import { alarm, listOf, one, type Properties } from './alarm-price.ts';
import { balancerUnits, logGb, millionRequests, trafficGb, type Traffic } from './traffic.ts';

type Pricing = (properties: Properties, traffic: Traffic) => CostItem[];

const HOURS = P.hoursPerMonth;

/** Counts a list. A list may be one parameter that holds several ids; there are as many as zones. */
const ZONES = 2;
const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : ZONES);

/** Monthly prices of what AWS charges for, with the traffic that is assumed of an environment. */
export const PRICED: Readonly<Record<string, Pricing>> = {
  'AWS::ApiGatewayV2::Api': (_, traffic) =>
    one('API Gateway, million requests', P.httpApiMillion, millionRequests(traffic)),
  'AWS::CloudTrail::Trail': ({ EventSelectors }, traffic) =>
    JSON.stringify(EventSelectors ?? '').includes('DataResources')
      ? one('audit trail, 100,000 object events', P.trailEvents100k, 2 + millionRequests(traffic))
      : [],
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::Dashboard': () => one('dashboard', P.dashboard),
  'AWS::Config::ConfigurationRecorder': () => one('AWS Config, changes', P.configItem, 1_500),
  'AWS::DynamoDB::Table': (_, traffic) =>
    // Half of the requests write.
    one(
      'table, million requests',
      (P.tableMillionWrites + P.tableMillionReads) / 2,
      millionRequests(traffic),
    ),
  'AWS::EC2::EIP': () => one('public address', P.publicAddressHour * HOURS),
  'AWS::EC2::NatGateway': (_, traffic) => [
    ...one('NAT gateway', P.natGatewayHour * HOURS),
    ...one('NAT gateway, GB', P.natGb, trafficGb(traffic)),
  ],
  'AWS::EC2::VPCEndpoint': ({ VpcEndpointType, SubnetIds }) =>
    VpcEndpointType === 'Interface'
      ? one('endpoint, a zone', P.endpointHour * HOURS, countOf(SubnetIds))
      : [],
  'AWS::ECR::Repository': () => [
    ...one('images, GB', P.imageGb, 0.6),
    ...one('Inspector, images', P.inspectorImage, 4),
  ],
  'AWS::ECS::Cluster': ({ ClusterSettings }) =>
    JSON.stringify(ClusterSettings ?? '').includes('enhanced')
      ? one('Container Insights, metrics of the cluster', P.insightsMetric, 20)
      : [],
  // Assumes 5 GB, of which 1 GB a month is read and written, and one copy of all.
  'AWS::EFS::FileSystem': () => [
    ...one('files, GB', P.fileGb, 5),
    ...one('files, GB read and written', P.fileGbMoved, 2),
    ...one('copies of files, GB', P.fileCopyGb, 5),
  ],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ Scheme, Subnets }, traffic) => [
    ...one('load balancer', P.loadBalancerHour * HOURS),
    ...one('load balancer, units', P.loadBalancerUnitHour * HOURS, balancerUnits(traffic)),
    ...(Scheme === 'internet-facing'
      ? one('public address', P.publicAddressHour * HOURS, countOf(Subnets))
      : []),
  ],
  'AWS::KMS::Key': () => one('key', P.key),
  'AWS::KinesisFirehose::DeliveryStream': (_, traffic) =>
    one('archive of logs, GB', P.deliveryGb + P.storedGb, logGb(traffic)),
  'AWS::Logs::MetricFilter': () => one('metric', P.customMetric),
  'AWS::Route53::HostedZone': () => one('private zone', P.hostedZone),
  'AWS::Route53Resolver::FirewallDomainList': ({ Domains }) =>
    one('DNS firewall, domains', P.dnsFirewallDomain, listOf(Domains).length),
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': (_, traffic) =>
    one('DNS firewall, million queries', P.dnsMillion, 0.2 + millionRequests(traffic) / 20),
  // The costs of an idle database while tasks are connected.
  'AWS::RDS::DBCluster': () => one('database, GB', P.databaseGb, DATABASE_GB),
  'AWS::RDS::DBInstance': () =>
    one('database instance, capacity units', P.databaseUnitHour * HOURS, DATABASE_UNITS),
  // A receiver polls three times a minute; each message is sent, received and deleted.
  'AWS::SQS::Queue': ({ RedrivePolicy }, traffic) =>
    RedrivePolicy === undefined
      ? []
      : one('queue, million requests', P.queueMillion, 0.13 + 3 * millionRequests(traffic)),
  'AWS::SecretsManager::Secret': () => one('secret', P.secret),
  'AWS::SecurityHub::Hub': () => one('Security Hub, checks', P.securityCheck, 4_000),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': () => one('private zone', P.hostedZone),
  'AWS::WAFv2::WebACL': ({ Rules }, traffic) => [
    ...one('firewall', P.firewall),
    ...one('firewall, rules', P.firewallRule, listOf(Rules).length),
    ...one('firewall, million requests', P.firewallMillion, millionRequests(traffic)),
  ],
  'AWS::EC2::FlowLog': (_, traffic) => one('network log, GB', P.logGb, logGb(traffic) / 2),
};
