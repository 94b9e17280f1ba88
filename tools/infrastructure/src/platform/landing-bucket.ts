import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, ReplicationTimeValue, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { privateBucket } from '../account/private-bucket.ts';
import { ReplicationRole } from './replication-role.ts';

export const REPLICATION_RULE = 'archive';
/** Days in which S3 Batch Replication can copy an object again after a failure. */
const DAYS_KEPT = 30;

export interface LandingBucketProps {
  readonly key: IKey;
  readonly archive: Bucket;
  readonly accessLogs: Bucket;
}

/**
 * Firehose delivers to this bucket, and S3 copies every object into the archive, which locks it:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html
 *
 * Firehose cannot deliver directly into the archive: S3 refuses uploads without a checksum to a bucket with a default
 * lock (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html), and Firehose does not document that it
 * sends one.
 */
export class LandingBucket extends Bucket {
  constructor(scope: Construct, id: string, { key, archive, accessLogs }: LandingBucketProps) {
    const role = new ReplicationRole(scope, 'ReplicationRole');
    super(scope, id, {
      ...privateBucket,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'landing/',
      replicationRole: role,
      replicationRules: [
        {
          id: REPLICATION_RULE,
          priority: 1,
          destination: archive as IBucket,
          kmsKey: key,
          sseKmsEncryptedObjects: true,
          metrics: ReplicationTimeValue.FIFTEEN_MINUTES,
        },
      ],
      lifecycleRules: [
        {
          expiration: Duration.days(DAYS_KEPT),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    role.letCopy(this, archive, key);
  }
}
