import type { ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import type { Parameters } from '../protocol/parameters.ts';
import type { S3Store } from './s3-store.ts';
import type { ServiceResponse } from '../protocol/http-message.ts';

/** The parts of an S3 request. */
export interface S3Call {
  readonly request: ServiceRequest;
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  header(name: string): string | undefined;
  readonly store: S3Store;
  readonly place: AccountRegion;
}

/** An operation, with its parameters besides the common ones. */
export interface S3Operation {
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  /** The XML body that it accepts, by the name of its root. Default: none. */
  readonly xml?: { readonly root: string; readonly parameters: Parameters };
  run(call: S3Call): ServiceResponse;
}

export type S3Operations = Readonly<Record<string, S3Operation>>;
