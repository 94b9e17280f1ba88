import { createServer, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import express from 'express';
import request from 'supertest';
import { createExpressServer } from '../server/express-server.ts';
import { createResponseClass, deferStandardHeaders } from './deferred-headers.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const STANDARD = [...SECURITY_HEADERS, ['X-Request-Id', ID] as const];

/**
 * Headers as received when they are deferred and when they are set one by one, and as seen by the
 * handler.
 */
async function both(handle: (response: Response) => unknown) {
  const seen: unknown[] = [];
  const serve = async (prepare: (response: Response) => void) => {
    const app = express().disable('x-powered-by').disable('etag');
    const handler: RequestHandler = (_request, response) => {
      prepare(response);
      seen.push(handle(response));
      if (!response.writableEnded) response.end('ok');
      seen.push([response.getHeader('X-Request-Id'), response.hasHeader('x-frame-options')]);
      seen.push(Object.keys(response.getHeaders()).sort(), response.getHeaderNames().sort());
    };
    const { status, text, headers } = await request(createExpressServer(app.use(handler))).get('/');
    const { date: _date, ...rest } = headers as Record<string, string>;
    return { status, text, headers: rest };
  };
  const deferred = await serve((response) => deferStandardHeaders(response, ID));
  const set = await serve((response) => {
    for (const [name, value] of STANDARD) response.setHeader(name, value);
  });
  return { deferred, set, seen: [seen.slice(0, 4), seen.slice(4)] };
}

const HANDLERS: Record<string, (response: Response) => unknown> = {
  'ends at once': () => undefined,
  'sets another value': (response) => void response.setHeader('cache-control', 'max-age=60'),
  'removes one': (response) => response.removeHeader('X-Frame-Options'),
  'reads one': (response) => response.getHeader('Referrer-Policy'),
  'asks for one': (response) => response.hasHeader('Strict-Transport-Security'),
  'reads all': (response) => ({ ...response.getHeaders() }),
  'reads the names': (response) => response.getHeaderNames().sort(),
  'reads the names as they are sent': (response) =>
    (response as unknown as { getRawHeaderNames(): string[] }).getRawHeaderNames().sort(),
  'appends to one': (response) => void response.appendHeader('Content-Security-Policy', 'sandbox'),
  'sets several': (response) =>
    void response.setHeaders(new Map([['X-Frame-Options', 'SAMEORIGIN']])),
  'writes the head': (response) => void response.writeHead(201).end(),
  'writes the head with a reason': (response) => void response.writeHead(201, 'Made').end(),
  'writes the head with headers': (response) =>
    void response.writeHead(201, { 'Cache-Control': 'private', 'X-A': '1' }).end(),
  'writes the head with a list of headers': (response) =>
    void response.writeHead(201, ['Cache-Control', 'private', 'X-A', '1']).end(),
  'responds without a body': (response) => void response.sendStatus(204),
  'responds in parts': (response) => {
    response.write('a');
    response.end('b');
  },
  'sends the headers first': (response) => response.flushHeaders(),
  'uses express': (response) => void response.status(202).type('text/plain').send('ok'),
};

describe('deferred headers', () => {
  it.each(Object.keys(HANDLERS))(
    'look like ordinary headers to a handler that %s',
    async (what) => {
      const { deferred, set, seen } = await both(HANDLERS[what]!);
      expect(deferred).toEqual(set);
      expect(seen[0]).toEqual(seen[1]);
    },
  );

  it('cannot be changed after they are sent', async () => {
    const attempts: unknown[] = [];
    await both((response) => {
      response.end();
      for (const change of [
        () => response.setHeader('Cache-Control', 'x'),
        () => response.removeHeader('Cache-Control'),
      ])
        try {
          change();
        } catch (error) {
          attempts.push((error as NodeJS.ErrnoException).code);
        }
    });
    expect(attempts).toEqual(Array(4).fill('ERR_HTTP_HEADERS_SENT'));
  });

  it('have no effect on a response without an id', async () => {
    const server = createServer({ ServerResponse: createResponseClass() }, (_request, response) => {
      deferStandardHeaders(response, undefined);
      response.end(String(response instanceof ServerResponse));
    });
    const { text, headers } = await request(server).get('/');
    expect([text, headers['x-frame-options']]).toEqual(['true', undefined]);
  });
});
