import type { GetObjectCommandInput, S3 } from '@aws-sdk/client-s3';
import { Deadline } from '../aws/deadline.ts';
import { retrying } from '../aws/retrying.ts';
import { s3Client } from '../aws/s3-client.ts';
import type { S3Options } from '../aws/s3-options.ts';
import type { BucketPlace } from './bucket-place.ts';

/**
 * Time limit for all that one command does with the store; a year of many services takes minutes to
 * read.
 */
const PATIENCE = { timeoutMs: 10 * 60_000, requestTimeoutMs: 10_000, pollMs: 1_000 };

/** S3, with calls that are repeated until the deadline. */
export function bucketClient(
  { bucket, region }: BucketPlace,
  { progress, client: options = {}, deadline: change }: S3Options,
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
