import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { rolesElsewhere } from './roles-elsewhere.ts';

/** Lets the deploy roles of an environment, which may be in another account, create records below its prefix. */
export function letRolesCreate(bucket: Bucket, prefix: string, roles: readonly string[]): void {
  const { principals, conditions } = rolesElsewhere(roles);
  const common = { effect: Effect.ALLOW, principals };
  bucket.addToResourcePolicy(
    new PolicyStatement({
      ...common,
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects(`${prefix}*`)],
      conditions,
    }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({
      ...common,
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { ...conditions, StringLike: { 's3:prefix': `${prefix}*` } },
    }),
  );
}
