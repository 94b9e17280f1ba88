import type { Readable } from 'node:stream';
import {
  HeadObjectCommand,
  NotFound,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload, type Options } from '@aws-sdk/lib-storage';
import { conditionalWrite, writeIdOf, type Written } from '@gatehouse/service-kit';

/** Metadata of each object: the upload that it is from, so that one whose answer was lost is recognised. */
const WRITE_ID = 'write-id';
/** How long it takes at the most to look whether an upload was made. */
const READ_BACK_TIMEOUT_MS = 1_000;

/**
 * Uploads an object, and takes the SDK's retry that meets its own first success for one: it is refused as
 * `NoSuchUpload`, as the multipart upload has ended, or by a condition that its own object fails.
 * @throws what S3 answered, or what the body failed with
 */
export async function uploadOnce(
  client: S3Client,
  params: PutObjectCommandInput & { Body: Readable },
  options: Pick<Options, 'partSize' | 'queueSize'>,
): Promise<void> {
  let refusal: unknown;
  const stored = await conditionalWrite(writeIdOf(), {
    write: async (writeId) => {
      const Metadata = { ...params.Metadata, [WRITE_ID]: writeId };
      const upload = new Upload({ client, params: { ...params, Metadata }, ...options });
      return upload.done().catch((error: unknown) => {
        refusal = error;
        throw error;
      });
    },
    // A body that failed has written nothing, whatever is there.
    read: async () => (params.Body.errored ? undefined : await writeOf(client, params)),
  });
  if (stored === undefined) throw isGone(refusal) ? overtaken(refusal) : refusal;
}

/** The id of the upload that the object is from. */
async function writeOf(
  client: S3Client,
  { Bucket, Key }: Pick<PutObjectCommandInput, 'Bucket' | 'Key'>,
): Promise<Written | undefined> {
  const abortSignal = AbortSignal.timeout(READ_BACK_TIMEOUT_MS);
  try {
    const { Metadata } = await client.send(new HeadObjectCommand({ Bucket, Key }), { abortSignal });
    return { writeId: Metadata?.[WRITE_ID] };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

const isGone = (error: unknown): boolean => (error as Error).name === 'NoSuchUpload';

/** The upload is not there any more, and another one's object is: nobody knows which came first. */
const overtaken = (cause: unknown) =>
  Object.assign(new Error('The upload has ended, and another one is what is stored', { cause }), {
    retryable: true,
  });
