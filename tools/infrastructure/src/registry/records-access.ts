import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/** Denies reads and writes below a prefix to all other roles. */
export function onlyFor(
  bucket: Bucket,
  sid: string,
  prefix: string,
  roles: readonly string[],
): void {
  deny(bucket, `Only${sid}`, ['s3:*'], [bucket.arnForObjects(`${prefix}*`)], {
    ArnNotEquals: { 'aws:PrincipalArn': [...roles] },
  });
}

/** Denies writes below a prefix to all other roles. */
export function writtenBy(
  bucket: Bucket,
  sid: string,
  prefix: string,
  roles: readonly string[],
): void {
  deny(bucket, `Write${sid}`, ['s3:PutObject'], [bucket.arnForObjects(`${prefix}*`)], {
    ArnNotEquals: { 'aws:PrincipalArn': roles.length === 1 ? roles[0] : roles },
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html */
export function createdOnce(bucket: Bucket, resources: string[]): void {
  deny(bucket, 'CreateOnce', ['s3:PutObject'], resources, { Null: { 's3:if-none-match': 'true' } });
  deny(bucket, 'DeleteNever', ['s3:DeleteObject', 's3:DeleteObjectVersion'], resources);
}

function deny(
  bucket: Bucket,
  sid: string,
  actions: string[],
  resources: string[],
  conditions = {},
): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      ...{ sid, effect: Effect.DENY, principals: [new AnyPrincipal()] },
      ...{ actions, resources, conditions },
    }),
  );
}
