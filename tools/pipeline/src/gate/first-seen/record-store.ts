import { S3 } from '@aws-sdk/client-s3';
import { GatehouseError } from '@gatehouse/service-manifest';
import { isRefusal } from '../../aws/aws-error.ts';
import { clientSettings, type ClientOptions } from '../../aws/client-settings.ts';
import { retrying } from '../../aws/retrying.ts';
import type { Waiting } from '../../aws/retry-until-done.ts';

/** An object of S3. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** The account of the bucket: another's bucket of that name is refused. */
  readonly account: string;
}

/** What was read, and the tag by which S3 knows whether it has changed. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** An object that is only ever replaced as it was read. */
export interface RecordStore {
  /** @returns undefined where there is none; @throws with one line where that is not known */
  read(): Promise<StoredObject | undefined>;
  /**
   * Writes in place of what was read.
   * @param before Undefined: there was none
   * @returns false, and nothing is written, where another gate wrote since
   */
  replace(before: StoredObject | undefined, text: string): Promise<boolean>;
  close(): void;
}

/** Some 200,000 findings. */
const MOST_BYTES = 32 * 1_024 * 1_024;

/**
 * What S3 says where the object is not as it was read, or is being written; the last one, where it is gone.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const CONFLICTS = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'];

export function openStore(
  { bucket, key, region, account }: ObjectPlace,
  waiting: Waiting,
  options: ClientOptions = {},
): RecordStore {
  const client = new S3({
    ...clientSettings({ region, ...options }),
    // An endpoint override, such as the embedded AWS, has no host name for each bucket.
    forcePathStyle: Boolean(
      options.endpoint ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'],
    ),
  });
  const place = { Bucket: bucket, Key: key, ExpectedBucketOwner: account };
  const s3 = retrying(
    's3',
    {
      // Reading what comes is part of the request, which may break off or hang in it.
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
