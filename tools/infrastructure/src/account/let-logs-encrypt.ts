import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { KEY_ACTIONS } from './key-actions.ts';

/**
 * Lets CloudWatch Logs use the key for log groups of these names (`*` for any ending), and for no others.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function letLogsEncrypt(key: Key, ...logGroupNames: string[]): void {
  const { account, region, partition } = Stack.of(key);
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: KEY_ACTIONS,
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': logGroupNames.map(
            (name) => `arn:${partition}:logs:${region}:${account}:log-group:${name}`,
          ),
        },
      },
    }),
  );
}
