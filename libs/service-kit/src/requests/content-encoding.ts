import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Problem } from '../responses/problem.ts';

/** RFC 9110, 8.4.1; `x-gzip` is an old name of gzip. */
export const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** An encoding that the service reads. */
export type Encoding = keyof typeof DECODERS;

/** The encoding of a request’s body. */
export function encodingOf(header: string | undefined): Encoding | undefined {
  const encoding = header?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return undefined;
  if (Object.hasOwn(DECODERS, encoding)) return encoding as Encoding;
  throw new Problem(415, {
    detail: 'The encoding of the body is not supported; send identity, gzip, deflate or br',
    headers: { 'Accept-Encoding': 'identity, gzip, deflate, br' },
  });
}
