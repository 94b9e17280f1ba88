import type { RegistryNames } from '@gatehouse/service-manifest';
import type { Permission } from '../delivery/permission.ts';

/** To read and write the records of when findings were first seen, and never to delete one. */
export function keepFirstSeen({ account, arn, firstSeenKey }: RegistryNames): Permission[] {
  // Bucket names are global: only a bucket of this account counts.
  const conditions = { StringEquals: { 'aws:ResourceAccount': account } };
  return [
    {
      sid: 'KeepFirstSeen',
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [`${arn.recordsBucket}/${firstSeenKey('*')}`],
      conditions,
      wildcard: 'Records of services, also of those that have just been added',
    },
    {
      // Without it, S3 answers that access is denied where there is no object yet:
      // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
      sid: 'SeeThatThereIsNoneYet',
      actions: ['s3:ListBucket'],
      resources: [arn.recordsBucket],
      conditions,
    },
  ];
}
