import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type LogGroup } from 'aws-cdk-lib/aws-logs';
import { type Construct } from 'constructs';

/**
 * Without a condition, since this role "doesn't support the use of aws:SourceArn and aws:SourceAccount":
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function logRole(scope: Construct, { logGroupArn }: LogGroup): Role {
  return new Role(scope, 'LogRole', {
    description: 'CloudTrail writes to the log group of the audit trail',
    assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com'),
    inlinePolicies: {
      WriteLog: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: [logGroupArn],
          }),
        ],
      }),
    },
  });
}
