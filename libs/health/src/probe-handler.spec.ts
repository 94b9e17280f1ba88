import { once } from 'node:events';
import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import request from 'supertest';
import { waitFor } from '@gatehouse/testing';
import { createHealth, type Health } from './index.ts';

const made: Health[] = [];
function make(): Health {
  // These tests must not depend on the load of the machine.
  const health = createHealth({ intervalMs: 60_000, eventLoop: { maxDelayMs: 60_000 } });
  made.push(health);
  return health;
}
afterEach(() => made.splice(0).forEach((health) => health.stop()));

function started(): Health {
  const health = make();
  health.started();
  return health;
}

describe('the handler', () => {
  it.each([
    '/health',
    '/health/live',
    '/health/ready',
    '/health/startup',
    '/health?x=1',
    '/health/ready/?x=1',
    '/health/',
  ])('serves %s in plain node:http and in Express', async (path) => {
    const { handler } = started();
    for (const app of [createServer(handler), express().use(handler)]) {
      const response = await request(app).get(path);
      expect(response.status).toBe(200);
      expect(response.headers).toMatchObject({
        'content-type': 'application/health+json',
        'cache-control': 'no-store',
      });
      expect(JSON.parse(String(response.text || response.body))).toEqual({ status: 'pass' });
    }
  });

  it.each(['/', '/health', '/internal'])('works when mounted at %s in Express', async (mount) => {
    const app = express().use(mount, started().handler);
    const prefix = mount === '/internal' ? mount : '';
    for (const path of ['/health', '/health?x=1', '/health/ready']) {
      expect((await request(app).get(prefix + path)).status).toBe(200);
    }
  });

  it('responds to HEAD without a body and refuses other methods', async () => {
    const app = createServer(started().handler);
    const head = await request(app).head('/health');
    expect([head.status, head.headers['content-length'], head.text]).toEqual([
      200,
      '17',
      undefined,
    ]);
    for (const method of ['post', 'put', 'delete', 'options'] as const) {
      const refused = await request(app)[method]('/health');
      expect([refused.status, refused.headers['allow']]).toEqual([405, 'GET, HEAD']);
    }
  });

  it.each(['/healthy', '/health/other', '/Health', '/health//', '/', '//health', '/health%2flive'])(
    'passes %s to the next handler, or responds with 404 if there is none',
    async (path) => {
      const { handler } = started();
      const app = express().use(handler, (_request, response) => void response.send('next'));
      expect((await request(app).get(path)).text).toBe('next');
      expect((await request(createServer(handler)).get(path)).status).toBe(404);
    },
  );

  it('responds with 503 and the reason while starting and draining', async () => {
    const health = make();
    const app = createServer(health.handler);
    const answer = async (path: string) => {
      const { status, body, text } = await request(app).get(path).buffer();
      return [status, JSON.parse(text ?? String(body)).output];
    };
    expect(await answer('/health')).toEqual([503, 'Starting']);
    health.started();
    expect(await answer('/health')).toEqual([200, undefined]);
    health.drain();
    expect(await answer('/health')).toEqual([503, 'Draining']);
    expect(await answer('/health/ready')).toEqual([503, 'Draining']);
    expect(await answer('/health/live')).toEqual([200, undefined]);
  });
});

describe('10,000 probes', () => {
  it('do not run a check', async () => {
    const health = started();
    let runs = 0;
    health.check({ name: 'x', run: () => ++runs });
    await waitFor('the first run', () => health.report('service').status === 'pass');
    const server = createServer(health.handler).listen(0, '127.0.0.1');
    await once(server, 'listening');
    expect(await probeMany(server, 10_000)).toBe(10_000);
    expect(runs).toBe(1);
    server.close();
  });
});

/**
 * Sends all requests at once over a few connections.
 * @returns the number of 200 responses.
 */
async function probeMany(server: Server, count: number): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const probe = () =>
    new Promise<number | undefined>((resolve, reject) => {
      get({ agent, port, host: '127.0.0.1', path: '/health/ready' }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      }).on('error', reject);
    });
  const statuses = await Promise.all(Array.from({ length: count }, probe));
  agent.destroy();
  return statuses.filter((status) => status === 200).length;
}
