import { S3, type ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { isRefusal } from '../aws/aws-error.ts';
import { clientSettings, type ClientOptions } from '../aws/client-settings.ts';
import { Deadline, type DeadlineOptions } from '../aws/deadline.ts';
import { retrying } from '../aws/retrying.ts';
import type { RecordStore } from './record-store.ts';

/** The bucket of the records. */
export interface BucketPlace {
  readonly bucket: string;
  readonly region: string;
  /** The account of the bucket: another account's bucket of that name is refused. */
  readonly account: string;
}

export interface BucketStoreOptions {
  /** Called with what is being waited for: one line. */
  readonly progress: (message: string) => void;
  readonly client?: ClientOptions;
  /** For tests. */
  readonly deadline?: Partial<DeadlineOptions>;
}

/**
 * Time limit for all that one command does with the store; a year of many services takes minutes to
 * read.
 */
const PATIENCE = { timeoutMs: 10 * 60_000, requestTimeoutMs: 10_000, pollMs: 1_000 };
/**
 * S3's errors if the key exists, or is being created.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const CONFLICTS = ['PreconditionFailed', 'ConditionalRequestConflict'];

/** Records in S3, created on the condition that the key does not exist. */
export function openBucketStore(
  { bucket, region, account }: BucketPlace,
  { progress, client: options = {}, deadline: change }: BucketStoreOptions,
): RecordStore {
  const client = new S3({
    ...clientSettings({ region, ...options }),
    // An endpoint override, such as the embedded AWS, has no host name for each bucket.
    forcePathStyle: Boolean(
      options.endpoint ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'],
    ),
  });
  const place = { Bucket: bucket, ExpectedBucketOwner: account };
  type Get = typeof place & { Key: string };
  const origin = `s3://${bucket}`;
  const s3 = retrying(
    's3',
    {
      // Reading the body is part of the request, because the connection may break or hang.
      getObject: async (input: Get, call?: { abortSignal: AbortSignal }) =>
        (await client.getObject(input, call)).Body?.transformToByteArray(),
      putObject: client.putObject.bind(client) as S3['putObject'],
      listObjectsV2: client.listObjectsV2.bind(client) as S3['listObjectsV2'],
    },
    {
      deadline: new Deadline({ ...PATIENCE, ...change }),
      progress: (message) => progress(`${origin}: ${message}`),
    },
  );
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
    origin,
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
