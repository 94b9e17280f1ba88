import type { S3 } from '@aws-sdk/client-s3';
import { GatehouseError } from '@gatehouse/service-manifest';
import { isRefusal } from '../../aws/aws-error.ts';
import type { ClientOptions } from '../../aws/client-settings.ts';
import type { Waiting } from '../../aws/retry-until-done.ts';
import { retrying } from '../../aws/retrying.ts';
import { s3Client } from '../../aws/s3-client.ts';
import type { ObjectPlace, RecordStore } from './record-store.ts';

/** About 200,000 findings. */
const MOST_BYTES = 32 * 1_024 * 1_024;

/**
 * S3's errors if the object has changed, is being written, or (the last one) was deleted.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const CONFLICTS = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'];

/** The object of a record in S3, written on the condition that it has not changed. */
export function openStore(
  { bucket, key, region, account }: ObjectPlace,
  waiting: Waiting,
  options: ClientOptions = {},
): RecordStore {
  const client = s3Client({ region, ...options });
  const place = { Bucket: bucket, Key: key, ExpectedBucketOwner: account };
  const s3 = retrying(
    's3',
    {
      // Reading the body is part of the request, because the connection may break or hang.
      getObject: async (input: typeof place, options?: { abortSignal: AbortSignal }) => {
        const { Body, ETag, ContentLength: size } = await client.getObject(input, options);
        const fits = size !== undefined && size <= MOST_BYTES;
        const bytes = fits ? await Body?.transformToByteArray() : undefined;
        return { etag: ETag, size, bytes };
      },
      putObject: client.putObject.bind(client) as S3['putObject'],
    },
    waiting,
  );
  return {
    async read() {
      try {
        const { etag, size, bytes } = await s3.getObject(place);
        if (bytes === undefined)
          throw new GatehouseError(
            'GH-GATE-007',
            `has ${size ?? '?'} bytes; at most ${MOST_BYTES} are read`,
          );
        if (!etag)
          throw new GatehouseError('GH-GATE-007', 's3:GetObject: the response has no ETag');
        return { bytes: Buffer.from(bytes), etag };
      } catch (error) {
        if (isRefusal(error, 'NoSuchKey')) return undefined;
        throw error;
      }
    },
    async replace(before, text) {
      if (Buffer.byteLength(text) > MOST_BYTES)
        throw new GatehouseError('GH-GATE-007', `would have more than ${MOST_BYTES} bytes`);
      try {
        await s3.putObject({
          ...place,
          Body: text,
          ContentType: 'application/json',
          ...(before ? { IfMatch: before.etag } : { IfNoneMatch: '*' }),
        });
        return true;
      } catch (error) {
        if (isRefusal(error, ...CONFLICTS)) return false;
        throw error;
      }
    },
    close: () => client.destroy(),
  };
}
