import {
  CfnSecurityGroup,
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
} from 'aws-cdk-lib/aws-ec2';
import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnDBSubnetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { read, readList } from '../parameters.ts';

export const POSTGRES_PORT = 5432;

/**
 * The network of a database: subnets without access from the internet. Only the tasks of its service reach it, and it
 * opens no connections.
 */
export class DatabaseNetwork extends Construct {
  readonly subnetGroup: CfnDBSubnetGroup;
  readonly groupId: string;

  /** @param tasksGroupId Security group of the tasks */
  constructor(
    scope: Construct,
    id: string,
    { name, names, shared }: ServiceModel,
    database: string,
    tasksGroupId: string,
  ) {
    super(scope, id);
    this.subnetGroup = new CfnDBSubnetGroup(this, 'Subnets', {
      dbSubnetGroupName: names.database(database),
      dbSubnetGroupDescription: `Database ${database} of ${name}`,
      subnetIds: readList(this, shared.parameter('database-subnet-ids')),
    });
    const group = new CfnSecurityGroup(this, 'Group', {
      vpcId: read(this, shared.parameter('vpc-id')),
      groupDescription: `Database ${database} of ${name}`,
      // Without any rule, EC2 adds one that lets everything out. This one lets nothing out.
      securityGroupEgress: [
        {
          ipProtocol: 'icmp',
          fromPort: 252,
          toPort: 86,
          cidrIp: '255.255.255.255/32',
          description: 'No egress: the database opens no connection',
        },
      ],
    });
    this.groupId = group.attrGroupId;
    // Separate rules, which are deleted with the stack: the retained group must not refer to a group that is deleted.
    const onPort = { ipProtocol: 'tcp', fromPort: POSTGRES_PORT, toPort: POSTGRES_PORT };
    new CfnSecurityGroupIngress(this, 'FromTasks', {
      ...onPort,
      groupId: this.groupId,
      sourceSecurityGroupId: tasksGroupId,
      description: `Tasks of ${name}`,
    });
    new CfnSecurityGroupEgress(this, 'ToDatabase', {
      ...onPort,
      groupId: tasksGroupId,
      destinationSecurityGroupId: this.groupId,
      description: `The database ${database}`,
    });
    for (const each of [this.subnetGroup, group])
      each.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}
