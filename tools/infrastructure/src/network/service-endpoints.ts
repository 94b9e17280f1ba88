import {
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  Peer,
  Port,
  SecurityGroup,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { fetchLayers, ownThingsOnly, pullImages } from './endpoint-policies.ts';

/**
 * The services of AWS that tasks use, reached without the internet. That is all of them: Fargate itself
 * reaches ECS from outside the VPC, and brings a task the credentials of its role; KMS is called by the
 * services that encrypt, not by tasks; metrics leave as log lines.
 */
export class ServiceEndpoints extends Construct {
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, vpc: IVpc, environment: Environment) {
    super(scope, id);
    const { names, network } = environment;
    const { privateSubnets } = vpc;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Endpoints of AWS services',
      allowAllOutbound: false,
    });
    for (const { ipv4CidrBlock, node } of privateSubnets)
      this.securityGroup.addIngressRule(
        Peer.ipv4(ipv4CidrBlock),
        Port.tcp(443),
        `HTTPS from ${node.id}`,
      );

    const interfaces: [InterfaceVpcEndpointAwsService, PolicyStatement[]][] = [
      [InterfaceVpcEndpointAwsService.ECR, pullImages(environment)],
      [InterfaceVpcEndpointAwsService.ECR_DOCKER, pullImages(environment)],
      [InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, [ownThingsOnly(names, 'logs')]],
      [InterfaceVpcEndpointAwsService.SECRETS_MANAGER, [ownThingsOnly(names, 'secretsmanager')]],
      [InterfaceVpcEndpointAwsService.SNS, [ownThingsOnly(names, 'sns')]],
    ];
    // What an endpoint costs is per zone, as with NAT gateways: tasks of other zones use the nearest.
    const subnets = privateSubnets.slice(0, network.natGateways);
    for (const [service, policy] of interfaces) {
      const endpoint = new InterfaceVpcEndpoint(this, service.shortName, {
        vpc,
        service,
        subnets: { subnets },
        securityGroups: [this.securityGroup],
        open: false,
      });
      policy.forEach((statement) => endpoint.addToPolicy(statement));
    }

    const gateways: [string, GatewayVpcEndpointAwsService, PolicyStatement[]][] = [
      ['s3', GatewayVpcEndpointAwsService.S3, [ownThingsOnly(names, 's3'), fetchLayers(names)]],
      ['dynamodb', GatewayVpcEndpointAwsService.DYNAMODB, [ownThingsOnly(names, 'dynamodb')]],
    ];
    for (const [name, service, policy] of gateways) {
      const endpoint = new GatewayVpcEndpoint(this, name, {
        vpc,
        service,
        subnets: [{ subnets: privateSubnets }],
      });
      policy.forEach((statement) => endpoint.addToPolicy(statement));
    }
  }
}
