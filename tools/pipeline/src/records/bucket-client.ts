import type { GetObjectCommandInput, S3 } from '@aws-sdk/client-s3';
import type { ClientOptions } from '../aws/client-settings.ts';
import { Deadline, type DeadlineOptions } from '../aws/deadline.ts';
import { retrying } from '../aws/retrying.ts';
import { s3Client } from '../aws/s3-client.ts';
import type { BucketPlace } from './bucket-place.ts';

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

/** S3, with calls that are repeated until the deadline. */
export function bucketClient(
  { bucket, region }: BucketPlace,
  { progress, client: options = {}, deadline: change }: BucketStoreOptions,
) {
  const client = s3Client({ region, ...options });
  const s3 = retrying(
    's3',
    {
      // Reading the body is part of the request, because the connection may break or hang.
      getObject: async (input: GetObjectCommandInput, call?: { abortSignal: AbortSignal }) =>
        (await client.getObject(input, call)).Body?.transformToByteArray(),
      putObject: client.putObject.bind(client) as S3['putObject'],
      listObjectsV2: client.listObjectsV2.bind(client) as S3['listObjectsV2'],
    },
    {
      deadline: new Deadline({ ...PATIENCE, ...change }),
      progress: (message) => progress(`s3://${bucket}: ${message}`),
    },
  );
  return { client, s3 };
}
