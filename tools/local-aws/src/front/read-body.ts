import type { IncomingMessage } from 'node:http';

/** More than any service whose body we read takes: DynamoDB's 16 MB is the largest. */
const maxBytes = 17 * 1024 * 1024;

/**
 * Reads a request's body. Gives undefined when it is larger than any service allows, or when the
 * caller went away before its end.
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
