import { CfnFlowLog, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EnvironmentNames } from '@gatehouse/service-manifest';
import type { NetworkLog } from './network-log.ts';

/** Records all traffic of a VPC, accepted or rejected. */
export class FlowLog extends Construct {
  constructor(
    scope: Construct,
    id: string,
    vpc: IVpc,
    log: NetworkLog,
    { account, region, partition }: EnvironmentNames,
  ) {
    super(scope, id);
    // Both as in https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, for one log group.
    const role = new Role(this, 'Role', {
      description: 'Writes the flow log of the VPC',
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
        },
      }),
      inlinePolicies: {
        WriteLog: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
              resources: [log.logGroupArn],
            }),
          ],
        }),
      },
    });
    new CfnFlowLog(this, 'FlowLog', {
      resourceId: vpc.vpcId,
      resourceType: 'VPC',
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logDestination: log.logGroupArn,
      deliverLogsPermissionArn: role.roleArn,
    });
  }
}
