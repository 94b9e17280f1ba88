import type { ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../place.ts';
import type { Parameters } from '../protocol/parameters.ts';
import type { S3Store } from './s3-store.ts';
import type { Answer } from '../protocol/http-message.ts';

/** A request to S3, taken apart. */
export interface S3Call {
  readonly request: ServiceRequest;
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  header(name: string): string | undefined;
  readonly store: S3Store;
  readonly place: AccountRegion;
}

/** An operation: what it takes besides what every call may have, and what it does. */
export interface S3Operation {
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  /** The XML it takes, by the name of its root; an operation without it takes no XML. */
  readonly xml?: { readonly root: string; readonly parameters: Parameters };
  run(call: S3Call): Answer;
}

export type S3Operations = Readonly<Record<string, S3Operation>>;
