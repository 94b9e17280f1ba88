import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EnvironmentNames } from '@gatehouse/service-manifest';
import { acknowledgeAllObjects } from './acknowledge-all-objects.ts';

export interface LogStreamProps {
  readonly names: EnvironmentNames;
  readonly key: IKey;
  readonly bucket: Bucket;
}

/**
 * Writes what CloudWatch Logs sends to a bucket, in a file at least every quarter of an hour. The logs arrive
 * compressed, so Firehose does not compress them:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Subscriptions.html
 */
export class LogStream extends Construct {
  constructor(scope: Construct, id: string, { names, key, bucket }: LogStreamProps) {
    super(scope, id);
    new CfnDeliveryStream(this, 'Stream', {
      deliveryStreamName: names.logStream,
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: {
        keyType: 'CUSTOMER_MANAGED_CMK',
        keyArn: key.keyArn,
      },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: deliveryRole(this, bucket, key).roleArn,
        prefix: 'logs/!{timestamp:yyyy/MM/dd}/',
        errorOutputPrefix: 'failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
        fileExtension: '.gz',
        compressionFormat: 'UNCOMPRESSED',
        bufferingHints: { intervalInSeconds: 900, sizeInMBs: 64 },
      },
    });
    subscriptionRole(this, names);
  }
}

/**
 * The role that Firehose assumes: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3
 */
function deliveryRole(scope: Construct, bucket: Bucket, key: IKey): Role {
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

/** The role that CloudWatch Logs assumes for the subscription filters in the services' stacks. */
function subscriptionRole(scope: Construct, names: EnvironmentNames): void {
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
