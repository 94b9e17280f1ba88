import type { Bucket, StoredObject } from './model.ts';
import { s3Error } from './s3-error.ts';

/** A change of the data that is kept between runs. */
export type S3Change =
  | { readonly kind: 'bucket'; readonly bucket: string; readonly created: number }
  | { readonly kind: 'bucket-gone'; readonly bucket: string }
  | {
      readonly kind: 'object';
      readonly bucket: string;
      readonly key: string;
      readonly object: StoredObject;
    }
  | { readonly kind: 'object-gone'; readonly bucket: string; readonly key: string };

/** The buckets with their objects and uploads. */
export class S3Store {
  readonly #buckets = new Map<string, Bucket>();
  #changed: (change: S3Change) => void = () => undefined;

  /** Calls the listener for each change, before the caller gets its response. */
  onChange(listener: (change: S3Change) => void): void {
    this.#changed = listener;
  }

  /** By name. */
  buckets(): Bucket[] {
    return [...this.#buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  has(name: string): boolean {
    return this.#buckets.has(name);
  }

  /** @throws ServiceError NoSuchBucket */
  bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (!bucket) throw s3Error('NoSuchBucket');
    return bucket;
  }

  createBucket(name: string, created: number): void {
    this.#changed({ kind: 'bucket', bucket: name, created });
    this.#buckets.set(name, { name, created, objects: new Map(), uploads: new Map() });
  }

  /** @throws ServiceError NoSuchBucket, BucketNotEmpty */
  deleteBucket(name: string): void {
    if (this.bucket(name).objects.size > 0) throw s3Error('BucketNotEmpty');
    this.#changed({ kind: 'bucket-gone', bucket: name });
    this.#buckets.delete(name);
  }

  /** @throws ServiceError NoSuchBucket, NoSuchKey */
  object(bucket: string, key: string): StoredObject {
    const object = this.bucket(bucket).objects.get(key);
    if (!object) throw s3Error('NoSuchKey');
    return object;
  }

  /** An object exists only after it is written to disk. */
  put(bucket: string, key: string, object: StoredObject): void {
    const { objects } = this.bucket(bucket);
    this.#changed({ kind: 'object', bucket, key, object });
    objects.set(key, object);
  }

  remove(bucket: string, key: string): void {
    const { objects } = this.bucket(bucket);
    if (!objects.has(key)) return;
    this.#changed({ kind: 'object-gone', bucket, key });
    objects.delete(key);
  }
}
