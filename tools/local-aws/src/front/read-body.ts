import type { IncomingMessage } from 'node:http';

/** Above the limit of every service whose body is read; the largest is DynamoDB's 16 MB. */
const maxBytes = 17 * 1024 * 1024;

/**
 * Reads a request's body.
 * @returns undefined if it exceeds the limit of every service, or the caller disconnected before its end
 */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        chunks.length = 0;
        resolve(undefined);
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
}
