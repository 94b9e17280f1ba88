import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Construct } from 'constructs';
import type { EnvironmentNames } from '@gatehouse/service-manifest';

/** The role that CloudWatch Logs assumes for the subscription filters in the services' stacks. */
export function subscriptionRole(scope: Construct, names: EnvironmentNames): void {
  const { account, region, partition } = names;
  new Role(scope, 'SubscriptionRole', {
    roleName: names.logStreamRole,
    description: 'CloudWatch Logs sends the logs of services to the archive',
    assumedBy: new ServicePrincipal('logs.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` },
      },
    }),
    inlinePolicies: {
      Send: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
            resources: [names.arn.logStream],
          }),
        ],
      }),
    },
  });
}
