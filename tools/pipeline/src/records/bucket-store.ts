import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { isRefusal } from '../aws/aws-error.ts';
import type { S3Options } from '../aws/s3-options.ts';
import { bucketClient } from './bucket-client.ts';
import type { BucketPlace } from './bucket-place.ts';
import type { RecordStore } from './record-store.ts';

/**
 * S3's errors if the key exists, or is being created.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const CONFLICTS = ['PreconditionFailed', 'ConditionalRequestConflict'];

/** Records in S3, created on the condition that the key does not exist. */
export function openBucketStore(bucket: BucketPlace, options: S3Options): RecordStore {
  const { client, s3 } = bucketClient(bucket, options);
  const place = { Bucket: bucket.bucket, ExpectedBucketOwner: bucket.account };
  /** @param take Returns whether to read the next page. */
  const eachPage = async (what: object, take: (page: ListObjectsV2CommandOutput) => boolean) => {
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.listObjectsV2({ ...place, ...what, ContinuationToken });
      const wantsMore = take(page);
      ContinuationToken = page.IsTruncated && wantsMore ? page.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
  };
  const read = async (key: string) =>
    Buffer.from((await s3.getObject({ ...place, Key: key })) ?? []);
  return {
    origin: `s3://${bucket.bucket}`,
    read,
    async list(prefix, { after, until } = {}) {
      const keys: string[] = [];
      await eachPage({ Prefix: prefix, StartAfter: after }, ({ Contents = [] }) => {
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
        return until === undefined || (keys.at(-1) ?? '') <= until;
      });
      return keys.filter((key) => until === undefined || key <= until).sort();
    },
    async folders(prefix) {
      const names: string[] = [];
      await eachPage({ Prefix: prefix, Delimiter: '/' }, ({ CommonPrefixes = [] }) => {
        names.push(
          ...CommonPrefixes.flatMap(({ Prefix }) => Prefix?.slice(prefix.length, -1) ?? []),
        );
        return true;
      });
      return names.sort();
    },
    async create(key, bytes) {
      try {
        await s3.putObject({ ...place, Key: key, Body: bytes, IfNoneMatch: '*' });
        return true;
      } catch (error) {
        // After a write with a lost response, the key exists with the same bytes.
        if (isRefusal(error, ...CONFLICTS)) return (await read(key)).equals(bytes);
        throw error;
      }
    },
    close: () => client.destroy(),
  };
}
