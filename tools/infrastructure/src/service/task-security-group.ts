import { CfnSecurityGroup, CfnSecurityGroupEgress } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { groupOf, type ServiceModel, type SharedParameter } from '@gatehouse/service-manifest';
import { leave, read } from '../parameters.ts';
import { egressRules } from './egress-rules.ts';
import { balancerParameter, balancersOf, type Balancer } from './load-balancers.ts';

/**
 * The security group of a service's tasks: ingress from its load balancers only, on the service's port; egress to the
 * destinations of the manifest. DNS needs no rule: security groups do not filter queries to the resolver of the VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export class TaskSecurityGroup extends Construct {
  readonly groupId: string;

  /** @param groupsCalled Groups of the services that it calls */
  constructor(
    scope: Construct,
    id: string,
    model: ServiceModel,
    groupsCalled: readonly number[] = [1],
  ) {
    super(scope, id);
    const { name, manifest, names, shared, place, port } = model;
    const previousPorts = manifest.previousPort === undefined ? [] : [manifest.previousPort];
    const { cidr } = place.network;
    const gateway = place.entry === 'gateway';
    const ofEnvironment = (what: SharedParameter) => read(this, shared.parameter(what));
    const groupIdOf = (balancer: Balancer, group = groupOf(manifest)) =>
      ofEnvironment(
        gateway
          ? 'vpc-link-security-group-id'
          : balancerParameter(balancer, group, 'load-balancer-security-group-id'),
      );
    const onPort = (on: number) => ({ ipProtocol: 'tcp', fromPort: on, toPort: on });
    // While the port changes, tasks of both releases must be reachable.
    const ports = gateway ? [port] : [port, ...previousPorts];

    const out = egressRules(model, groupsCalled, ofEnvironment, groupIdOf);
    const behind = balancersOf(manifest).filter((balancer) => !gateway || balancer === 'public');

    const group = new CfnSecurityGroup(this, 'Group', {
      vpcId: ofEnvironment('vpc-id'),
      groupDescription: `Tasks of ${name}`,
      securityGroupIngress: [
        ...behind.flatMap((balancer) =>
          ports.map((on) => ({
            ...onPort(on),
            sourceSecurityGroupId: groupIdOf(balancer),
            description: gateway ? 'API Gateway' : `The ${balancer} load balancer`,
          })),
        ),
        // The services' own groups and API keys decide which of them may call.
        ...(gateway ? [{ ...onPort(port), cidrIp: cidr, description: 'Other services' }] : []),
      ],
      // With any rule, EC2 omits its default one, which allows all egress.
      securityGroupEgress: out.map((rule) => ({
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        ...rule,
      })),
    });
    for (const balancer of behind)
      for (const on of ports)
        new CfnSecurityGroupEgress(
          this,
          on === port ? `${balancer}-balancer` : `${balancer}-balancer-before`,
          {
            ...onPort(on),
            groupId: groupIdOf(balancer),
            destinationSecurityGroupId: group.attrGroupId,
            description: `Tasks of ${name}`,
          },
        );
    this.groupId = group.attrGroupId;
    leave(this, names.parameter('security-group-id'), group.attrGroupId);
  }
}
