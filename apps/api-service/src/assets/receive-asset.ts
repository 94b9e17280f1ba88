import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { Problem } from '@gatehouse/service-kit';
import { SizeLimit, tooLarge } from './size-limit.ts';

/**
 * Hands the request's body to `store`, as a stream that fails where the body gets longer than `limit`
 * or does not arrive whole: the client left, or the request's deadline answered in its place.
 * @returns the number of bytes
 */
export async function receiveAsset(
  request: Request,
  response: Response,
  limit: number,
  store: (body: Readable) => Promise<void>,
): Promise<number> {
  // What is known to be too large need not be looked at.
  if (Number(request.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  // The client may have left before, while the asset that is there was looked at: "close" comes no more.
  if (response.closed) throw brokenOff();
  const body = new SizeLimit(limit);
  response.once('close', () => {
    if (!body.readableEnded) body.destroy(brokenOff());
  });
  // Not `pipeline`: it would destroy the request with the body, and with it the connection to answer on.
  request.pipe(body);
  try {
    await store(body);
  } finally {
    // The rest of a body that is not wanted goes nowhere; left unread, it would block the connection.
    request.unpipe(body).resume();
  }
  return body.passed;
}

const brokenOff = () => new Problem(400, { detail: 'The body is incomplete' });
