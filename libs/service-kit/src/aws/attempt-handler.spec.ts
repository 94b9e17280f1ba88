import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { waitFor } from '@gatehouse/testing';
import type { AttemptHandler } from './attempt-handler.ts';
import { createAwsClients, type AwsClients } from './aws-clients.ts';

const MIB = 1_024 * 1_024;
const TIMEOUT_MS = 700;

let server: Server;
let clients: AwsClients;
let attempts = 0;
afterEach(() => {
  clients.close();
  server.close().closeAllConnections();
});

const connections = () =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );

async function listen(behaviour: RequestListener, timeoutMs = TIMEOUT_MS): Promise<void> {
  attempts = 0;
  server = createServer((request, response) => {
    attempts++;
    behaviour(request, response);
  });
  // Only a client closes a connection.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  clients = createAwsClients('eu-central-1', timeoutMs);
}

/** Puts a body or, without one, gets. */
function send(body: Uint8Array | Readable | undefined): Promise<unknown> {
  const object = { Bucket: 'b', Key: 'k' };
  const length = body instanceof Readable && { ContentLength: MIB };
  const client = clients.client(S3Client);
  return body === undefined
    ? client.send(new GetObjectCommand(object))
    : client.send(new PutObjectCommand({ ...object, Body: body, ...length }));
}

async function put(size: number, behaviour: RequestListener, timeoutMs?: number): Promise<unknown> {
  await listen(behaviour, timeoutMs);
  return send(Buffer.alloc(size));
}
const handler = () => clients.client(S3Client).config.requestHandler as unknown as AttemptHandler;

describe('an attempt of an AWS call', () => {
  it('has a second to connect', async () => {
    await put(10, (_request, response) => void response.end());
    expect(handler().httpHandlerConfigs()).toMatchObject({ connectionTimeout: 1_000 });
  });

  it.each([
    ['small', 10],
    ['large', MIB],
  ])(
    'with a %s body leaves no connection open when the clients are closed',
    async (_what, size) => {
      await put(size, (request, response) => void request.resume().on('end', () => response.end()));
      expect(await connections()).toBe(1);
      clients.close();
      await waitFor('the end of the connection', async () => (await connections()) === 0);
    },
  );

  it.each([
    ['no body', '100 ms requestTimeout', undefined],
    ['a body of 512 KiB', '100 ms requestTimeout', Buffer.alloc(MIB / 2)],
    ['a larger body', '100 ms of inactivity', Buffer.alloc(MIB / 2 + 1)],
    ['a stream', '100 ms of inactivity', Readable.from(['x'.repeat(MIB)])],
  ])('with %s ends after %s', async (_what, limit, body) => {
    await listen(() => undefined, 100);
    await expect(send(body)).rejects.toThrow(limit);
  });

  it.each([
    ['small', 'requestTimeout', 10],
    ['large', 'socketTimeout', MIB],
  ] as const)('with a %s body has the %s that an extension sets', async (_what, key, size) => {
    await listen(() => undefined);
    handler().updateHttpClientConfig(key, 100);
    await expect(send(Buffer.alloc(size))).rejects.toThrow(' 100 ms');
  });

  it.each([
    ['a large body, where nothing moves', 40 * MIB],
    ['a small one, where no response comes', 10],
  ])('with %s ends at its time-out, three times', async (_what, size) => {
    await expect(put(size, () => undefined)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(attempts).toBe(3);
  });

  it('with a large body may exceed its time-out as long as the body makes progress', async () => {
    // A busy machine makes progress within four seconds.
    const [timeoutMs, pauses, pauseMs] = [4_000, 9, 500];
    const slowly: RequestListener = async (request, response) => {
      let read = 0;
      let paused = 0;
      // No pauses over the last 12 MiB: sockets buffer up to 10, and those bytes make no progress for
      // the client.
      for await (const chunk of request) {
        read += (chunk as Buffer).length;
        if (paused < pauses && read > paused * 4 * MIB) {
          paused++;
          await sleep(pauseMs);
        }
      }
      response.end();
    };
    const began = performance.now();
    await put(48 * MIB, slowly, timeoutMs);
    expect(performance.now() - began).toBeGreaterThan(timeoutMs);
    expect(attempts).toBe(1);
  });
});
