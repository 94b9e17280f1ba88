import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
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

async function put(
  size: number,
  behaviour: RequestListener,
  timeoutMs = TIMEOUT_MS,
): Promise<unknown> {
  attempts = 0;
  server = createServer((request, response) => {
    attempts++;
    behaviour(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  clients = createAwsClients('eu-central-1', timeoutMs);
  const command = new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: Buffer.alloc(size) });
  return clients.client(S3Client).send(command);
}

describe('an attempt of an AWS call', () => {
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

  it('has a second to connect', async () => {
    await put(10, (_request, response) => void response.end());
    const handler = clients.client(S3Client).config.requestHandler as unknown as AttemptHandler;
    expect(handler.httpHandlerConfigs()).toMatchObject({ connectionTimeout: 1_000 });
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
    ['a large body, where nothing moves', 40 * MIB],
    ['a small one, where no response comes', 10],
  ])('with %s ends at its time-out, three times', async (_what, size) => {
    await expect(put(size, () => undefined)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(attempts).toBe(3);
  });
});
