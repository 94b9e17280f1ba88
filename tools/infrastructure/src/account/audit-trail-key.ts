import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * The key that CloudTrail encrypts the trail with. It is retained, because without it years of the trail are
 * unreadable.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export class AuditTrailKey extends Key {
  constructor(scope: Construct, id: string, { trailArn }: { trailArn: string }) {
    super(scope, id, {
      alias: 'alias/gatehouse-audit-trail',
      description: 'The audit trail',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { account, partition } = Stack.of(this);
    const cloudtrail = {
      principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
      resources: ['*'],
    };
    const fromTrail = { StringEquals: { 'aws:SourceArn': trailArn } };
    const forTrails = {
      StringLike: {
        'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${partition}:cloudtrail:*:${account}:trail/*`,
      },
    };
    this.addToResourcePolicy(
      new PolicyStatement({
        ...cloudtrail,
        actions: ['kms:GenerateDataKey*'],
        conditions: { ...fromTrail, ...forTrails },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        ...cloudtrail,
        actions: ['kms:DescribeKey'],
        conditions: fromTrail,
      }),
    );
  }
}
