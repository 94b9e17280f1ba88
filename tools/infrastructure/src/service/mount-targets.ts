import { Fn } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnSecurityGroupEgress } from 'aws-cdk-lib/aws-ec2';
import { CfnMountTarget, type CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { read, readList } from '../parameters.ts';

const NFS = 2_049;

/** A mount target in each subnet of tasks, only for the tasks of this service. */
export function mountTargets(
  scope: Construct,
  { name, shared, place }: ServiceModel,
  fileSystem: CfnFileSystem,
  tasks: string,
): void {
  const group = new CfnSecurityGroup(scope, 'Group', {
    vpcId: read(scope, shared.parameter('vpc-id')),
    groupDescription: `Volumes of ${name}`,
    securityGroupIngress: [
      {
        ipProtocol: 'tcp',
        fromPort: NFS,
        toPort: NFS,
        sourceSecurityGroupId: tasks,
        description: `Tasks of ${name}`,
      },
    ],
    // Without any rule, EC2 adds one that allows all egress. This rule leads nowhere.
    securityGroupEgress: [
      { ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32' },
    ],
  });
  new CfnSecurityGroupEgress(scope, 'FromTasks', {
    groupId: tasks,
    ipProtocol: 'tcp',
    fromPort: NFS,
    toPort: NFS,
    destinationSecurityGroupId: group.attrGroupId,
    description: 'Volumes',
  });
  const { existing, zones } = place.network;
  const subnets = readList(scope, shared.parameter('subnet-ids'));
  const count = existing?.subnets.length ?? zones;
  for (let at = 0; at < count; at++)
    new CfnMountTarget(scope, `Target${at + 1}`, {
      fileSystemId: fileSystem.ref,
      subnetId: Fn.select(at, subnets),
      securityGroups: [group.attrGroupId],
    });
}
