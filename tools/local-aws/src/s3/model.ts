import type { StoredChecksum } from './checksums.ts';

/** An object. Its body is in memory, or in a file that is read on demand. */
export interface StoredObject {
  readonly body: () => Buffer;
  readonly size: number;
  /** In quotation marks, as in responses. */
  readonly etag: string;
  /** Milliseconds since 1970; whole seconds, as HTTP dates are. */
  readonly modified: number;
  /** Headers that the writer sets and readers receive: content-type, cache-control, x-amz-meta-..., ... */
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

/** An incomplete multipart upload. */
export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly started: number;
  readonly headers: StoredObject['headers'];
  readonly tags: StoredObject['tags'];
  readonly checksum: Pick<StoredChecksum, 'algorithm' | 'type'>;
  /** Whether the creator named the algorithm; the parts must then use it. */
  readonly declared: boolean;
  readonly parts: Map<number, Part>;
}

export interface Bucket {
  readonly name: string;
  readonly created: number;
  readonly objects: Map<string, StoredObject>;
  readonly uploads: Map<string, Upload>;
}
