import { CfnVpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnPrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import type { Needs } from '../needs.ts';
import { leave, readList } from '../parameters.ts';

/**
 * The route to services without a load balancer. Callers in the VPC use names that follow the tasks. Callers from the
 * internet use API Gateway, which has its own name and certificate and enters the VPC through this link. Without
 * traffic, only the names cost anything: half a dollar a month.
 */
export class Gateway extends Construct {
  constructor(scope: Construct, id: string, vpc: IVpc, { name, names }: Environment, needs: Needs) {
    super(scope, id);
    const namespace = new CfnPrivateDnsNamespace(this, 'Namespace', {
      name: names.internalDomain,
      vpc: vpc.vpcId,
      description: `Names of the services of ${name}`,
    });
    leave(this, names.parameter('namespace-id'), namespace.attrId);
    if (!needs.public) return;
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'API Gateway',
      allowAllOutbound: false,
    });
    const link = new CfnVpcLink(this, 'Link', {
      name: `gatehouse-${name}`,
      subnetIds: readList(this, names.parameter('subnet-ids')),
      securityGroupIds: [group.securityGroupId],
    });
    leave(this, names.parameter('vpc-link-id'), link.ref);
    leave(this, names.parameter('vpc-link-security-group-id'), group.securityGroupId);
  }
}
