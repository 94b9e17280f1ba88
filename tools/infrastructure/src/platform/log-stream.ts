import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EnvironmentNames } from '@gatehouse/service-manifest';
import { deliveryRole } from './log-delivery-role.ts';
import { subscriptionRole } from './log-subscription-role.ts';

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
