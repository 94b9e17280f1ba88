import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Problem } from '@gatehouse/service-kit';
import { descriptionOf, type AssetDescription } from './asset-description.ts';
import type { Part, StoredAsset, WriteCondition } from './stored-asset.ts';
import { toProblem } from './transfer-problem.ts';
import { uploadOnce } from './upload-once.ts';

/**
 * The smallest part that S3 accepts. Two are in progress while a third fills: that is all of an asset
 * in memory.
 */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

/** Time-out for reading an asset's metadata. */
const DESCRIBE_TIMEOUT_MS = 3_000;

/**
 * The assets in S3. Each attempt of a call has the kit's time-out; a whole transfer has the request's
 * deadline.
 */
export class AssetStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  /**
   * Stores the stream's content in parts. If the stream fails, nothing is stored, and the parts are
   * deleted before this rejects with the stream's own {@link Problem}. It does not abort the upload,
   * because that would not wait for the deletion of the parts.
   */
  async store(
    name: string,
    type: string,
    body: Readable,
    condition: WriteCondition = {},
  ): Promise<void> {
    const params = {
      Bucket: this.#bucket,
      Key: name,
      ContentType: type,
      Body: body,
      ...condition,
    };
    try {
      await uploadOnce(this.#s3, params, { partSize: PART_BYTES, queueSize: PARTS_AT_ONCE });
    } catch (error) {
      throw toProblem(body.errored ?? error);
    }
  }

  /** Undefined if the asset does not exist. */
  async describe(name: string): Promise<AssetDescription | undefined> {
    const command = new HeadObjectCommand({ Bucket: this.#bucket, Key: name });
    try {
      const abortSignal = AbortSignal.timeout(DESCRIBE_TIMEOUT_MS);
      return descriptionOf(await this.#s3.send(command, { abortSignal }));
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw toProblem(error);
    }
  }

  /** @throws {Problem} 404, also if the version of the requested part no longer exists */
  async open(name: string, abortSignal: AbortSignal, part?: Part): Promise<StoredAsset> {
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: name,
      ...(part && { IfMatch: part.etag }),
      ...(part?.range && { Range: `bytes=${part.range.start}-${part.range.end}` }),
    });
    try {
      const output = await this.#s3.send(command, { abortSignal });
      return { ...descriptionOf(output), body: output.Body as Readable };
    } catch (error) {
      if (error instanceof NoSuchKey) throw noSuchAsset();
      throw toProblem(error);
    }
  }
}

export const noSuchAsset = () => new Problem(404, { detail: 'This asset does not exist' });
