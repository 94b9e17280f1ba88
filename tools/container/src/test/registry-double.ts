import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A registry on this machine, whose tags never move, as ECR's. */
export interface RegistryDouble {
  /** `127.0.0.1:PORT`, with which docker speaks plain HTTP. */
  readonly host: string;
  /** Layers, configurations and manifests, by digest. */
  readonly content: ReadonlyMap<string, Buffer>;
  /** Digests of manifests, by tag. */
  readonly tags: ReadonlyMap<string, string>;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | string;
}

/** As much of one as docker needs. https://github.com/opencontainers/distribution-spec/blob/main/spec.md */
export async function startRegistry(): Promise<RegistryDouble> {
  const content = new Map<string, Buffer>();
  const types = new Map<string, string>();
  const tags = new Map<string, string>();
  const uploads = new Map<string, Buffer>();

  function read(name: string): Answer {
    const digest = tags.get(name) ?? name;
    const body = content.get(digest);
    if (body === undefined) return refusal(404, 'MANIFEST_UNKNOWN', 'Requested image not found');
    const type = types.get(digest) ?? 'application/octet-stream';
    return {
      status: 200,
      headers: { 'content-type': type, 'docker-content-digest': digest },
      body,
    };
  }

  function tag(name: string, manifest: Buffer, type = ''): Answer {
    if (tags.has(name)) return refusal(400, 'TAG_INVALID', `The tag '${name}' already exists`);
    const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
    content.set(digest, manifest);
    types.set(digest, type);
    tags.set(name, digest);
    return { status: 201, headers: { 'docker-content-digest': digest } };
  }

  function upload(id: string, part: Buffer, location: string, digest: string | null): Answer {
    const whole = Buffer.concat([uploads.get(id) ?? Buffer.alloc(0), part]);
    uploads.set(id, whole);
    if (digest === null) return { status: 202, headers: { location, range: `0-${whole.length}` } };
    content.set(digest, whole);
    return { status: 201 };
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://registry');
    const name = pathname.split('/').at(-1) ?? '';
    const body = await buffer(request);
    const answer = (): Answer => {
      if (pathname === '/v2/') return { status: 200 };
      if (request.method === 'POST')
        return { status: 202, headers: { location: `${pathname}${crypto.randomUUID()}` } };
      if (pathname.includes('/uploads/'))
        return upload(name, body, pathname, searchParams.get('digest'));
      if (request.method === 'PUT') return tag(name, body, request.headers['content-type']);
      return read(name);
    };
    const { status, headers, body: answered = '' } = answer();
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(answered) });
    response.end(request.method === 'HEAD' ? undefined : answered);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, content, tags, close: () => server.close() };
}

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: JSON.stringify({ errors: [{ code, message }] }) };
}
