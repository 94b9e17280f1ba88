import { BlockPublicAccess, ObjectOwnership } from 'aws-cdk-lib/aws-s3';

/** What every bucket of the account's and the platform's is: nobody else's business, TLS only, with its history. */
export const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  versioned: true,
};
