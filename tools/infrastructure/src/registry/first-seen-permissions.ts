import type { RegistryNames } from '@gatehouse/service-manifest';
import type { Permission } from '../delivery/permission.ts';

/** Permissions to read and write the times at which findings were first seen, and to delete none. */
export function keepFirstSeen({ account, arn, firstSeenKey }: RegistryNames): Permission[] {
  // Bucket names are global: only a bucket of this account counts.
  const conditions = { StringEquals: { 'aws:ResourceAccount': account } };
  return [
    {
      sid: 'KeepFirstSeen',
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [`${arn.recordsBucket}/${firstSeenKey('*')}`],
      conditions,
      wildcard: 'Records of services, including those that are added later',
    },
    {
      // Without it, S3 responds with "access denied" if the object does not exist yet:
      // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
      sid: 'SeeThatThereIsNoneYet',
      actions: ['s3:ListBucket'],
      resources: [arn.recordsBucket],
      conditions,
    },
  ];
}
