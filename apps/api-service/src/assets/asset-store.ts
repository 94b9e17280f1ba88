import type { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { isRetryable, Problem } from '@gatehouse/service-kit';
import { uploadOnce } from './upload-once.ts';

/** The smallest part that S3 takes; two are under way while a third fills, and that is all of an asset in memory. */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

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
    const params = { Bucket: this.#bucket, Key: name, ContentType: type, Body: body };
    try {
      await uploadOnce(this.#s3, params, { partSize: PART_BYTES, queueSize: PARTS_AT_ONCE });
    } catch (error) {
      throw toProblem(body.errored ?? error);
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
      throw toProblem(error);
    }
  }
}

/** As the kit's `callDependency`, which has a time-out for the whole call: no transfer is to have one. */
function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return isRetryable(error)
    ? new Problem(503, {
        detail: 'The asset store is not available at the moment',
        headers: { 'Retry-After': '5' },
        cause: error,
      })
    : new Problem(502, { detail: 'The asset store refused the request', cause: error });
}
