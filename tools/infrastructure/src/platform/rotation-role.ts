import { Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { EnvironmentNames } from '@gatehouse/service-manifest';

/**
 * The role of the function that rotates API keys: it reaches only secrets that name this function as their rotation.
 */
export class RotationRole extends Role {
  constructor(
    scope: Construct,
    id: string,
    { names, logGroup }: { names: EnvironmentNames; logGroup: LogGroup },
  ) {
    const { account, region, partition, rotationFunction } = names;
    const secrets = `arn:${partition}:secretsmanager:${region}:${account}:secret:*`;
    super(scope, id, {
      // The policy of the data key refers to this name.
      roleName: rotationFunction,
      description: 'Rotates the API keys of services',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Rotate: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: [
                'secretsmanager:DescribeSecret',
                'secretsmanager:GetSecretValue',
                'secretsmanager:PutSecretValue',
                'secretsmanager:UpdateSecretVersionStage',
              ],
              resources: [secrets],
              conditions: {
                StringEquals: {
                  'secretsmanager:resource/AllowRotationLambdaArn': names.arn.rotationFunction,
                },
              },
            }),
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
          ],
        }),
      },
    });
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${secrets}]`,
      reason: 'The condition limits it to the secrets that this function rotates',
    });
  }
}
