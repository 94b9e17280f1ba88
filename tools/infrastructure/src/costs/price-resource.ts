import type { CostItem } from '@gatehouse/service-manifest';
import { PRICED } from './priced-kinds.ts';
import type { Resource } from './template.ts';
import type { Traffic } from './traffic.ts';

/** Kinds that cost nothing by themselves, or a few cents. */
const FREE =
  /^(?:AWS::(?:AccessAnalyzer::Analyzer|ApiGatewayV2::(?:Integration|Route|Stage|VpcLink)|CertificateManager::Certificate|Config::DeliveryChannel|EC2::(?:FlowLog|InternetGateway|Route|RouteTable|SecurityGroup|SecurityGroupEgress|SecurityGroupIngress|Subnet|SubnetRouteTableAssociation|VPC|VPCBlockPublicAccessExclusion|VPCGatewayAttachment)|ECR::RegistryScanningConfiguration|EFS::(?:AccessPoint|MountTarget)|ElasticLoadBalancingV2::(?:Listener|ListenerRule|TargetGroup)|Events::Rule|IAM::\w+|KMS::Alias|Lambda::(?:Function|Permission)|Logs::(?:LogGroup|QueryDefinition|SubscriptionFilter)|Route53::RecordSet|Route53Resolver::(?:FirewallRuleGroup|ResolverQueryLoggingConfig|ResolverQueryLoggingConfigAssociation)|RDS::(?:DBClusterParameterGroup|DBSubnetGroup)|S3::(?:Bucket|BucketPolicy)|SNS::(?:Subscription|Topic|TopicPolicy)|SQS::QueuePolicy|SSM::Parameter|Scheduler::Schedule|SecretsManager::(?:ResourcePolicy|RotationSchedule)|SecurityHub::Standard|ServiceDiscovery::Service|WAFv2::(?:LoggingConfiguration|WebACLAssociation))|Custom::\w+)$/;

/**
 * The monthly costs of a resource.
 * @returns nothing for a kind whose price is unknown; it must not be counted as free
 */
export function priceResource(
  { Type, Properties = {} }: Resource,
  traffic: Traffic,
): CostItem[] | undefined {
  const price = PRICED[Type];
  if (price) return price(Properties, traffic);
  return FREE.test(Type) ? [] : undefined;
}
