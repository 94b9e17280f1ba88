import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { BucketGrant, ServiceModel } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';
import { denyInsecure } from './deny-insecure.ts';

/** Days for which an overwritten or deleted version is kept: time to notice and restore it. */
const OLD_VERSIONS_DAYS = 90;
/** Days after which an incomplete upload is removed. */
const BROKEN_UPLOADS_DAYS = 7;

/** A bucket that belongs to a service. */
export class OwnedBucket extends Construct {
  constructor(scope: Construct, { names, shared }: ServiceModel, { bucket: name }: BucketGrant) {
    super(scope, `bucket-${name}`);
    const bucket = new CfnBucket(this, 'Bucket', {
      bucketName: names.bucket(name),
      versioningConfiguration: { status: 'Enabled' },
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          {
            bucketKeyEnabled: true,
            serverSideEncryptionByDefault: {
              sseAlgorithm: 'aws:kms',
              kmsMasterKeyId: read(this, shared.parameter('data-key-arn')),
            },
          },
        ],
      },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      loggingConfiguration: {
        destinationBucketName: shared.accessLogBucket,
        logFilePrefix: `${names.bucket(name)}/`,
      },
      lifecycleConfiguration: {
        rules: [
          {
            id: 'broken-uploads',
            status: 'Enabled',
            abortIncompleteMultipartUpload: { daysAfterInitiation: BROKEN_UPLOADS_DAYS },
          },
          {
            id: 'old-versions',
            status: 'Enabled',
            noncurrentVersionExpiration: { noncurrentDays: OLD_VERSIONS_DAYS },
            // Removes the delete marker of an object whose last version has expired.
            expiredObjectDeleteMarker: true,
          },
        ],
      },
    });
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    new CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: denyInsecure('s3:*', [bucket.attrArn, `${bucket.attrArn}/*`]),
    });
  }
}
