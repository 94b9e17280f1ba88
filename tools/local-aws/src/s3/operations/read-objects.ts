import type { ServiceResponse } from '../../protocol/http-message.ts';
import { emptyResponse, httpTime } from '../responses.ts';
import { byteRange } from '../byte-range.ts';
import type { S3Call, S3Operations } from '../call.ts';
import { readConditions, readOutcome } from '../conditions.ts';
import type { StoredObject } from '../model.ts';
import { checksumHeaders, encryption } from '../new-object.ts';
import { s3Error } from '../s3-error.ts';

/** Query parameters that replace a header of the response. */
const overrides = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

const accepted = {
  query: overrides.map((name) => `response-${name}`),
  headers: [...readConditions, 'range', 'x-amz-checksum-mode'],
};

export const readObjectOperations: S3Operations = {
  GetObject: { ...accepted, run: read },
  HeadObject: { ...accepted, run: read },
};

function read(call: S3Call): ServiceResponse {
  const object = call.store.object(call.bucket, call.key);
  const outcome = readOutcome(object, call.header);
  if (outcome === 'failed') throw s3Error('PreconditionFailed');
  const validators = { etag: object.etag, 'last-modified': httpTime(object.modified) };
  if (outcome === 'not-modified') return emptyResponse(304, validators);

  const range = byteRange(call.header('range'), object.size);
  const body = object.body();
  const tagCount = Object.keys(object.tags).length;
  return {
    status: range ? 206 : 200,
    headers: {
      ...object.headers,
      ...overridden(call),
      ...validators,
      ...encryption,
      'accept-ranges': 'bytes',
      ...(tagCount > 0 && { 'x-amz-tagging-count': tagCount }),
      ...(range && { 'content-range': `bytes ${range.start}-${range.end - 1}/${object.size}` }),
      ...checksumWanted(call, object, range !== undefined),
    },
    body: range ? body.subarray(range.start, range.end) : body,
  };
}

/** The checksum covers the whole object, so it does not help with a part of it. */
const checksumWanted = (call: S3Call, { checksum }: StoredObject, partial: boolean) =>
  call.header('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED' && !partial
    ? checksumHeaders(checksum)
    : {};

const overridden = ({ query }: S3Call): Record<string, string> =>
  Object.fromEntries(
    overrides.flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );
