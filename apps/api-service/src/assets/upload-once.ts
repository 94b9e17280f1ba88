import type { Readable } from 'node:stream';
import {
  HeadObjectCommand,
  NotFound,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload, type Options } from '@aws-sdk/lib-storage';
import { conditionalWrite, writeIdOf, type Written } from '@gatehouse/service-kit';

/** Metadata of each object: the id of its upload, to recognise an upload whose response was lost. */
const WRITE_ID = 'write-id';
/** Time-out for checking whether an upload was made. */
const READ_BACK_TIMEOUT_MS = 1_000;

/**
 * Uploads an object. It recognises an SDK retry that meets its own first success: S3 refuses the retry
 * as `NoSuchUpload`, because the multipart upload has ended, or because of a condition that its own
 * object fails.
 * @throws the error of S3, or of the body
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
    // A failed body has written nothing, regardless of the stored object.
    read: async () => (params.Body.errored ? undefined : await writeOf(client, params)),
  });
  if (stored === undefined) throw isGone(refusal) ? overtaken(refusal) : refusal;
}

/** The id of the object's upload. */
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

/**
 * The upload no longer exists, and another upload's object is stored: it is unknown which came first.
 */
const overtaken = (cause: unknown) =>
  Object.assign(
    new Error('The upload has ended, and the stored object is from another one', { cause }),
    {
      retryable: true,
    },
  );
