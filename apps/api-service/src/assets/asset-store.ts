import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import {
  conditionalWrite,
  dependencyProblem,
  Problem,
  writeIdOf,
  type Written,
} from '@gatehouse/service-kit';

/** The smallest part that S3 takes; two are under way while a third fills, and that is all of an asset in memory. */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

/** Metadata of each object: the write that it is from, so that one whose answer was lost is recognised. */
const WRITE_ID = 'write-id';
/** How long it takes at the most to look whether a write was made. */
const READ_BACK_TIMEOUT_MS = 1_000;
const STORE = 'The asset store';

/** An object on its way down. */
export interface StoredAsset {
  body: Readable;
  type: string;
  size: number | undefined;
}

/** The assets in S3. Each attempt of a call has the kit's time-out; a transfer as a whole has the request's deadline. */
export class AssetStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  /**
   * Stores what comes through the stream, in parts; where the stream fails nothing is stored, and the
   * parts are thrown away before this rejects with the stream's own {@link Problem}. Not by aborting
   * the upload: that would not wait for the parts to be gone.
   */
  async store(name: string, type: string, body: Readable): Promise<void> {
    try {
      const stored = await conditionalWrite(writeIdOf(), {
        write: async (writeId) => {
          const upload = new Upload({
            client: this.#s3,
            params: {
              Bucket: this.#bucket,
              Key: name,
              ContentType: type,
              Metadata: { [WRITE_ID]: writeId },
              Body: body,
            },
            partSize: PART_BYTES,
            queueSize: PARTS_AT_ONCE,
          });
          await upload.done();
          return {};
        },
        // A stream that failed has written nothing, whatever is there.
        read: async () => (body.errored ? undefined : await this.#writeOf(name)),
      });
      if (!stored) throw overtaken();
    } catch (error) {
      throw dependencyProblem(STORE, body.errored ?? error);
    }
  }

  /** @throws {Problem} 404 */
  async open(name: string, abortSignal: AbortSignal): Promise<StoredAsset> {
    const command = new GetObjectCommand({ Bucket: this.#bucket, Key: name });
    try {
      const { Body, ContentType, ContentLength } = await this.#s3.send(command, { abortSignal });
      return {
        body: Body as Readable,
        type: ContentType ?? 'application/octet-stream',
        size: ContentLength,
      };
    } catch (error) {
      if (error instanceof NoSuchKey) throw new Problem(404, { detail: 'There is no such asset' });
      throw dependencyProblem(STORE, error);
    }
  }

  /** The id of the write that the object is from. */
  async #writeOf(name: string): Promise<Written | undefined> {
    const command = new HeadObjectCommand({ Bucket: this.#bucket, Key: name });
    const abortSignal = AbortSignal.timeout(READ_BACK_TIMEOUT_MS);
    try {
      const { Metadata } = await this.#s3.send(command, { abortSignal });
      return { writeId: Metadata?.[WRITE_ID] };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }
}

/** The upload is not there any more, and another one's object is: nobody knows which came first. */
const overtaken = () =>
  Object.assign(new Error('The upload has ended, and another one is what is stored'), {
    retryable: true,
  });
