import {
  CfnVPCEndpoint,
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  type IVpc,
  type SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import type { Needs } from '../needs.ts';
import { endpointSecurityGroup } from './endpoint-security-group.ts';
import { fetchLayers, ownThingsOnly } from './endpoint-policies.ts';
import { interfacesOf } from './interface-endpoints.ts';
import { privateSubnetsOf } from './subnet-ids.ts';

/**
 * Endpoints of the AWS services that tasks use: those that a manifest names, and those for images and logs. Tasks need
 * no others: Fargate calls ECS from outside the VPC and provides the credentials of a task's role, the services that
 * encrypt call KMS, and metrics leave as log lines. The endpoints of S3 and DynamoDB are free, so every network has
 * them.
 */
export class ServiceEndpoints extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, vpc: IVpc, environment: Environment, needs: Needs) {
    super(scope, id);
    const { network } = environment;
    const given = network.existing?.endpointSecurityGroup;
    if (given === undefined) {
      const securityGroup = endpointSecurityGroup(this, vpc, environment);
      this.securityGroupId = securityGroup.securityGroupId;
      if (network.endpoints) this.#addInterfaces(vpc, environment, needs, securityGroup);
    } else this.securityGroupId = given;
    this.#addGateways(vpc, environment);
  }

  #addInterfaces(vpc: IVpc, environment: Environment, needs: Needs, group: SecurityGroup): void {
    const { network } = environment;
    // AWS charges an endpoint per zone, as with NAT gateways; tasks in other zones use the nearest.
    const subnets = privateSubnetsOf(vpc).slice(0, network.redundancy);
    for (const [needed, service, policy] of interfacesOf(environment)) {
      if (!needs.aws.has(needed)) continue;
      const endpoint = new InterfaceVpcEndpoint(this, service.shortName, {
        vpc,
        service,
        subnets: { subnets },
        securityGroups: [group],
        open: false,
      });
      policy.forEach((statement) => endpoint.addToPolicy(statement));
    }
  }

  #addGateways(vpc: IVpc, { names, network }: Environment): void {
    const gateways: [string, GatewayVpcEndpointAwsService, PolicyStatement[]][] = [
      ['s3', GatewayVpcEndpointAwsService.S3, [ownThingsOnly(names, 's3'), fetchLayers(names)]],
      ['dynamodb', GatewayVpcEndpointAwsService.DYNAMODB, [ownThingsOnly(names, 'dynamodb')]],
    ];
    const { routeTables = [] } = network.existing ?? {};
    for (const [name, service, statements] of gateways) {
      if (network.existing !== undefined) {
        if (routeTables.length === 0) continue;
        new CfnVPCEndpoint(this, name, {
          vpcId: vpc.vpcId,
          serviceName: service.name,
          vpcEndpointType: 'Gateway',
          routeTableIds: routeTables,
          policyDocument: new PolicyDocument({ statements }),
        });
        continue;
      }
      const endpoint = new GatewayVpcEndpoint(this, name, {
        vpc,
        service,
        subnets: [{ subnets: network.endpoints ? privateSubnetsOf(vpc) : vpc.publicSubnets }],
      });
      statements.forEach((statement) => endpoint.addToPolicy(statement));
    }
  }
}
