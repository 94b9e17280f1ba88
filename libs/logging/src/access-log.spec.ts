import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { waitFor } from '@gatehouse/testing';
import { accessLog } from './index.ts';
import { makeLogger } from './test/make-logger.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const { logger, logs } = makeLogger();
let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  app.use(accessLog({ logger, quiet: (path) => path === '/quiet' }));
  const mounted = express.Router().get('/deep', async (_request, response) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    logger.info('from far inside');
    response.send('ok');
  });
  app.use('/api', mounted);
  app.get('/quiet', (_request, response) => void response.send('ok'));
  app.get('/stuck', () => undefined);
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const accessLines = () => logs.entries().filter(({ log }) => log === 'access');

describe('accessLog', () => {
  it('writes one line per request, with its trace and without its query', async () => {
    const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
    await fetch(`${url}/api/deep?token=hidden`, { headers });
    await waitFor('the line', () => accessLines().length === 1);
    expect(accessLines()[0]).toMatchObject({
      level: 'info',
      log: 'access',
      message: 'GET /api/deep 200',
      method: 'GET',
      path: '/api/deep',
      status: 200,
      durationMs: expect.any(Number),
      client: expect.stringContaining('127.0.0.1'),
      traceId: TRACE,
    });
    expect(logs.entries().find(({ message }) => message === 'from far inside')).toMatchObject({
      traceId: TRACE,
    });
    expect(logs.text()).not.toContain('hidden');
  });

  it('gives each request without a trace a new one', async () => {
    const before = accessLines().length;
    await Promise.all([fetch(`${url}/none`), fetch(`${url}/none`)]);
    await waitFor('both lines', () => accessLines().length === before + 2);
    const ids = accessLines()
      .slice(-2)
      .map(({ traceId }) => traceId);
    expect(new Set(ids).size).toBe(2);
  });

  it('records a client that disconnected before the response, with its address', async () => {
    const arrived = once(server, 'request');
    const request = get(`${url}/stuck`).on('error', () => undefined);
    await arrived;
    request.destroy();
    const line = () => accessLines().find(({ path }) => path === '/stuck');
    await waitFor('the line', () => line() !== undefined);
    expect(line()).toMatchObject({ aborted: true, status: 499, client: '127.0.0.1' });
  });

  it('has the client as Express determines it, behind a trusted proxy', async () => {
    const app = express().set('trust proxy', 1).use(accessLog({ logger }));
    const own = createServer(app).listen(0, '127.0.0.1');
    await once(own, 'listening');
    const headers = { 'x-forwarded-for': '192.0.2.1, 192.0.2.2' };
    await fetch(`http://127.0.0.1:${(own.address() as AddressInfo).port}/proxied`, { headers });
    const line = () => accessLines().find(({ path }) => path === '/proxied');
    await waitFor('the line', () => line() !== undefined);
    expect(line()?.['client']).toBe('192.0.2.2');
    own.closeAllConnections();
    own.close();
  });

  it('omits quiet paths while they succeed', async () => {
    await fetch(`${url}/quiet`);
    await fetch(`${url}/api/deep`);
    expect(accessLines().some(({ path }) => path === '/quiet')).toBe(false);
  });
});
