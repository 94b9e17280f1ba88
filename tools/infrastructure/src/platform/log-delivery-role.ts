import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { acknowledgeAllObjects } from './acknowledge-all-objects.ts';

/**
 * The role that Firehose assumes: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3
 */
export function deliveryRole(scope: Construct, bucket: Bucket, key: IKey): Role {
  const { region } = Stack.of(scope);
  const objects = bucket.arnForObjects('*');
  const role = new Role(scope, 'DeliveryRole', {
    description: 'Firehose delivers logs to the archive',
    assumedBy: new ServicePrincipal('firehose.amazonaws.com'),
    inlinePolicies: {
      Deliver: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
            resources: [bucket.bucketArn],
          }),
          new PolicyStatement({
            actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
            resources: [objects],
          }),
          new PolicyStatement({
            actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
            resources: [key.keyArn],
            conditions: {
              StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
              ArnLike: { 'kms:EncryptionContext:aws:s3:arn': objects },
            },
          }),
        ],
      }),
    },
  });
  acknowledgeAllObjects(role, bucket, 'Firehose names the files that it writes');
  return role;
}
