import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failWith, type Fault } from './s3-fault.ts';

export interface S3Call {
  readonly method: 'GET' | 'PUT';
  /** `BUCKET/KEY`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface S3Double {
  readonly endpoint: string;
  readonly calls: readonly S3Call[];
  /** What is in the buckets, by `BUCKET/KEY`. */
  readonly objects: Map<string, string>;
  /** Looked at before each request is answered. @param nth How many of its method there were, from 1 */
  intervene: (call: S3Call, nth: number) => Fault | undefined;
  close(): Promise<void>;
}

const etagOf = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

/**
 * A server on this machine that reads and writes objects as S3 does, conditions included, and fails where it is told to.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export async function startS3(): Promise<S3Double> {
  const calls: S3Call[] = [];
  const objects = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const method = request.method as S3Call['method'];
    const path = decodeURIComponent((request.url ?? '').slice(1).split('?')[0] ?? '');
    const call = { method, path, headers: request.headers };
    calls.push(call);
    const fault = double.intervene(call, calls.filter((each) => each.method === method).length);
    if (fault !== undefined && fault !== 'applied') return failWith(response, fault);
    if (method === 'GET') return get(response, objects.get(path));
    const refusal = refusalOf(request.headers, objects.get(path));
    if (refusal) return failWith(response, refusal);
    const text = Buffer.concat(chunks).toString();
    objects.set(path, text);
    if (fault === undefined) response.writeHead(200, { etag: etagOf(text) }).end();
  });
  // Node closes a connection that is idle for 5 s, which on a busy machine a test may still use.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const double: S3Double = {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    objects,
    intervene: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return double;
}

function get(response: ServerResponse, text: string | undefined): void {
  if (text === undefined) return failWith(response, { code: 'NoSuchKey', status: 404 });
  const size = Buffer.byteLength(text);
  response.writeHead(200, { etag: etagOf(text), 'content-length': size }).end(text);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-error-response.html */
function refusalOf(headers: IncomingHttpHeaders, before: string | undefined) {
  const match = headers['if-match'];
  if (match !== undefined && before === undefined) return { code: 'NoSuchKey', status: 404 };
  const changed = match !== undefined && before !== undefined && match !== etagOf(before);
  const exists = headers['if-none-match'] === '*' && before !== undefined;
  return changed || exists ? { code: 'PreconditionFailed', status: 412 } : undefined;
}
