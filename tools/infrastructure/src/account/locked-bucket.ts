import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  StorageClass,
  type BucketProps,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { privateBucket } from './private-bucket.ts';

/** Includes leap days, so that no lock ends a day early. */
const DAYS_OF_YEAR = 366;

export interface LockedBucketProps extends Pick<BucketProps, 'bucketName'> {
  readonly key: IKey;
  /** How long objects are protected from being deleted or overwritten. */
  readonly years: number;
  /** `COMPLIANCE` binds root as well; an identity with `s3:BypassGovernanceRetention` can undo `GOVERNANCE`. */
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';
  readonly serverAccessLogsBucket: Bucket;
  readonly serverAccessLogsPrefix: string;
}

/** A bucket for evidence: locked (S3 Object Lock), cheap after three months, and emptied when the lock ends. */
export class LockedBucket extends Bucket {
  constructor(
    scope: Construct,
    id: string,
    { key, years, mode, serverAccessLogsBucket, ...props }: LockedBucketProps,
  ) {
    const locked = Duration.days(years * DAYS_OF_YEAR);
    super(scope, id, {
      ...privateBucket,
      ...props,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      objectLockDefaultRetention:
        mode === 'COMPLIANCE'
          ? ObjectLockRetention.compliance(locked)
          : ObjectLockRetention.governance(locked),
      serverAccessLogsBucket: serverAccessLogsBucket as IBucket,
      lifecycleRules: [
        {
          transitions: [
            {
              storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL,
              transitionAfter: Duration.days(90),
            },
          ],
          expiration: locked.plus(Duration.days(1)),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
