import { Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { EnvironmentNames } from '@gatehouse/service-manifest';

/** What the rotation of API keys runs as: it reaches the secrets that name it as their rotation, and no others. */
export class RotationRole extends Role {
  constructor(
    scope: Construct,
    id: string,
    { names, logGroup }: { names: EnvironmentNames; logGroup: LogGroup },
  ) {
    const { account, region, partition, rotationFunction } = names;
    const secrets = `arn:${partition}:secretsmanager:${region}:${account}:secret:*`;
    super(scope, id, {
      // By this name the key of the data knows it.
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
      reason: 'Narrowed to the secrets that this function rotates, by the condition',
    });
  }
}
