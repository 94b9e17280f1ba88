import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { Problem } from '@gatehouse/service-kit';
import { SizeLimit, tooLarge } from './size-limit.ts';

/**
 * Passes the request's body to `store`, as a stream that fails if the body exceeds `limit` or is
 * incomplete: the client disconnected, or the request's deadline responded first.
 * @returns the number of bytes
 */
export async function receiveAsset(
  request: Request,
  response: Response,
  limit: number,
  store: (body: Readable) => Promise<void>,
): Promise<number> {
  // A body that is known to be too large need not be read.
  if (Number(request.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  // The client may have disconnected earlier, during the check of the existing asset: "close" does not
  // fire again.
  if (response.closed) throw brokenOff();
  const body = new SizeLimit(limit);
  response.once('close', () => {
    if (!body.readableEnded) body.destroy(brokenOff());
  });
  // Not `pipeline`: it would destroy the request with the body, and with it the connection for the
  // response.
  request.pipe(body);
  try {
    await store(body);
  } finally {
    // The rest of an unwanted body is discarded; unread, it would block the connection.
    request.unpipe(body).resume();
  }
  return body.passed;
}

const brokenOff = () => new Problem(400, { detail: 'The body is incomplete' });
