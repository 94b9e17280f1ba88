import { BlockPublicAccess, ObjectOwnership } from 'aws-cdk-lib/aws-s3';

/** The base of all buckets of the account and the platform: private, TLS only, versioned. */
export const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  versioned: true,
};
