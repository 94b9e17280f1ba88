import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { characterAt, CHARACTERS, runs, seededSecrets } from '@gatehouse/testing';
import fc from 'fast-check';
import { startService, type RunningService } from '../test/running-service.ts';

const anyText = fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt) });

let running: RunningService;
let server: Server;
let url: string;
beforeAll(async () => {
  running = await startService({ RATE_LIMIT_PER_MINUTE: '1000000' });
  server = createServer(running.service.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await running.close();
});

async function post(body: string | Uint8Array, contentType: string, more: Record<string, string>) {
  const headers = { 'x-api-key': seededSecrets.currentKey, 'content-type': contentType, ...more };
  const response = await fetch(url, { method: 'POST', headers, body: body as string });
  await response.arrayBuffer();
  return response.status;
}

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
);
const nearlyValid = fc.record(
  {
    message: fc.oneof(anyText, fc.jsonValue()),
    topic: fc.oneof(fc.constantFrom('app-notifications', '__proto__'), fc.string(), fc.jsonValue()),
  },
  { requiredKeys: [] },
);
const headers = fc.record(
  {
    'idempotency-key': fc.stringMatching(/^[ -~]{0,300}$/),
    'content-encoding': fc.constantFrom('gzip', 'br', 'nonsense', 'identity'),
    traceparent: fc.stringMatching(/^[ -~]{0,80}$/),
    'x-amzn-trace-id': fc.stringMatching(/^[ -~]{0,80}$/),
  },
  { requiredKeys: [] },
);

describe('POST /notify with arbitrary values', () => {
  it('never responds with 500', async () => {
    const body = fc.oneof(
      nearlyValid.map((value) => JSON.stringify(value)),
      fc.json(),
      fc.string(),
      fc.uint8Array({ maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(body, contentType, headers, async (sent, type, more) => {
        expect(await post(sent, type, more)).not.toBe(500);
      }),
      { numRuns: runs(500) },
    );
  });
});
