import type { Readable } from 'node:stream';
import type { Request } from 'express';
import { malformed, tooLarge } from './body-problems.ts';
import { type Problem } from '../responses/problem.ts';
import { DECODERS, type Encoding } from './content-encoding.ts';

/** Reads and decompresses a body, at most as much of it as is allowed. */
export function readBody(
  request: Request,
  encoding: Encoding | undefined,
  limit: number,
  done: (error: Problem | undefined, body?: Buffer) => void,
): void {
  const source: Readable = encoding ? request.pipe(DECODERS[encoding]()) : request;
  const chunks: Buffer[] = [];
  let size = 0;
  let open = true;
  const finish = (error: Problem | undefined, body?: Buffer) => {
    if (!open) return;
    open = false;
    if (error) {
      source.removeAllListeners('data');
      // Later data is discarded.
      if (source !== request) source.destroy();
      request.resume();
    }
    done(error, body);
  };
  source.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) finish(tooLarge(limit));
    else chunks.push(chunk);
  });
  source.on('end', () =>
    finish(undefined, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)),
  );
  if (encoding) source.on('error', () => finish(malformed(`The body is not valid ${encoding}`)));
  // An interrupted request closes without an end, or ends with an error.
  request.on('error', () => finish(malformed('The body is incomplete')));
  request.on('close', () => {
    if (!request.complete) finish(malformed('The body is incomplete'));
  });
}
