import type { Readable } from 'node:stream';
import type { AssetDescription } from './asset-description.ts';

/** An asset being downloaded. */
export interface StoredAsset extends AssetDescription {
  body: Readable;
}

/** Bytes of an asset, both ends included, of the version with this tag. */
export interface Part {
  etag: string;
  range?: { start: number; end: number };
}

/** The condition under which an existing asset may be replaced. */
export type WriteCondition = { IfMatch?: string; IfNoneMatch?: '*' };
