import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { privateBucket } from './private-bucket.ts';

const DAYS_KEPT = 365;

/**
 * A bucket for the logs that AWS services write to S3. It is not encrypted with our key and not locked, because load
 * balancers and S3 itself cannot deliver to such a bucket:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
 */
export class LogBucket extends Bucket {
  constructor(scope: Construct, id: string, props: Pick<BucketProps, 'bucketName'> = {}) {
    super(scope, id, {
      ...privateBucket,
      ...props,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          expiration: Duration.days(DAYS_KEPT),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      // A bucket that is not empty cannot be deleted, so a stack that tried would be stuck.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'It holds the access logs of the other buckets; logging its own access would add a log for each log',
    });
  }
}
