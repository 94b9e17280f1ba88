import type { StoredChecksum } from './checksums.ts';

/** An object. Its body is in memory, or in a file that is read when it is asked for. */
export interface StoredObject {
  readonly body: () => Buffer;
  readonly size: number;
  /** In quotation marks, as it is sent. */
  readonly etag: string;
  /** Milliseconds since 1970; whole seconds, as HTTP dates are. */
  readonly modified: number;
  /** What the writer said and readers are given: content-type, cache-control, x-amz-meta-..., ... */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly checksum: StoredChecksum;
}

export interface Part {
  readonly body: Buffer;
  readonly etag: string;
  readonly modified: number;
  readonly checksum: StoredChecksum;
}

/** A multipart upload that is not complete. */
export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly started: number;
  readonly headers: StoredObject['headers'];
  readonly tags: StoredObject['tags'];
  readonly checksum: Pick<StoredChecksum, 'algorithm' | 'type'>;
  /** Whether the creator named the algorithm; the parts have to have it then. */
  readonly declared: boolean;
  readonly parts: Map<number, Part>;
}

export interface Bucket {
  readonly name: string;
  readonly created: number;
  readonly objects: Map<string, StoredObject>;
  readonly uploads: Map<string, Upload>;
}
