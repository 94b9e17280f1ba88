import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@gatehouse/testing';
import { refreshBases } from './refresh-bases.ts';

const INDEX = JSON.stringify({ schemaVersion: 2, manifests: [] });
const DIGEST = `sha256:${createHash('sha256').update(INDEX).digest('hex')}`;
const OLD = `sha256:${'0'.repeat(64)}`;

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bases-'));
const file = join(folder, 'base-images.json');
let answer: (request: IncomingMessage, response: ServerResponse) => unknown;
const server = createServer((request, response) => void answer(request, response));
let host: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const write = (images: Record<string, string>) =>
  writeFileSync(file, JSON.stringify(images, null, 2));
const read = () => JSON.parse(readFileSync(file, 'utf8')) as unknown;

/** Registries do the same for an anonymous client: first a token, then the index. */
const registry: typeof answer = (request, response) => {
  const url = new URL(request.url ?? '', `http://${host}`);
  if (url.pathname === '/token')
    return response.end(JSON.stringify({ token: `for ${url.searchParams.get('scope')}` }));
  if (request.headers.authorization !== 'Bearer for repository:node:pull')
    return response
      .writeHead(401, {
        'www-authenticate': `Bearer realm="http://${host}/token",service="registry",scope="repository:node:pull"`,
      })
      .end();
  if (url.pathname !== '/v2/node/manifests/26') return response.writeHead(404).end();
  return response.writeHead(200, { 'docker-content-digest': DIGEST }).end(INDEX);
};

describe('refreshing the base images', () => {
  it('writes the digests that the tags currently point to, and reports changes', async () => {
    answer = registry;
    write({ build: `${host}/node:26@${OLD}`, distroless: `${host}/node:26@${DIGEST}` });
    const fresh = `${host}/node:26@${DIGEST}`;
    expect(await refreshBases(file)).toEqual([
      { name: 'build', from: `${host}/node:26@${OLD}`, to: fresh },
    ]);
    expect(read()).toEqual({ build: fresh, distroless: fresh });
    expect(await refreshBases(file)).toEqual([]);
  });

  const lies: typeof answer = (_, response) =>
    response.writeHead(200, { 'docker-content-digest': OLD }).end(INDEX);
  const logIn: typeof answer = (_, response) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  const elsewhere: typeof answer = (_, response) =>
    response
      .writeHead(401, { 'www-authenticate': 'Bearer realm="http://example.com/token"' })
      .end();

  it.each<[string, typeof answer, string, string]>([
    ['the registry lacks the tag', registry, 'node:27', 'answers with 404'],
    ['the registry contradicts itself', lies, 'node:26', 'not to be trusted'],
    ['the registry wants a log-in', logIn, 'node:26', 'asks for a log-in'],
    ['the token would come in plain text', elsewhere, 'node:26', 'asks for a log-in'],
    ['the tag is missing', registry, 'node', 'must have registry, repository and tag'],
  ])('leaves all files unchanged when %s', async (_, answers, image, message) => {
    answer = answers;
    const before = { fine: `${host}/node:26@${OLD}`, build: `${host}/${image}@${OLD}` };
    write(before);
    await expect(refreshBases(file)).rejects.toThrow(message);
    expect(read()).toEqual(before);
  });

  it('reports that the registry is unreachable', async () => {
    const nobody = `127.0.0.1:${await freePort()}`;
    write({ build: `${nobody}/node:26@${OLD}` });
    await expect(refreshBases(file)).rejects.toThrow(
      `build: ${nobody}/node:26@${OLD}: ${nobody} cannot be reached (ECONNREFUSED)`,
    );
  });
});
