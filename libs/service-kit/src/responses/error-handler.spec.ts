import type { RequestHandler } from 'express';
import { waitFor } from '@gatehouse/testing';
import { allowOnly, Problem } from '../index.ts';
import { listenToy, requestText, type ListeningToy } from '../test/listening-toy.ts';

const cyclic: { self?: unknown } = {};
cyclic.self = cyclic;

/** Handlers that fail in ways that also break an error handler. */
const hostile: Record<string, RequestHandler> = {
  '/status-99': () => {
    throw new Problem(99 as never);
  },
  '/status-1000': () => {
    throw new Problem(1000 as never);
  },
  '/status-nan': () => {
    throw new Problem(NaN as never);
  },
  '/status-200': () => {
    throw new Problem(200 as never);
  },
  '/status-changed': () => {
    throw Object.assign(new Problem(400), { status: 99 });
  },
  '/crlf': () => {
    throw new Problem(400, { headers: { 'X-A': 'a\r\nSet-Cookie: b' } });
  },
  '/crlf-changed': () => {
    throw Object.assign(new Problem(400), { headers: { 'X-A': 'a\r\nSet-Cookie: b' } });
  },
  '/cyclic': () => {
    throw new Problem(400, { errors: [cyclic as never] });
  },
  '/bigint': () => {
    throw new Problem(400, { errors: [{ field: 'a', detail: 1n as never }] });
  },
  '/getter': () => {
    throw Object.defineProperty(new Error('x'), 'status', {
      get: () => {
        throw new Error('a getter');
      },
    });
  },
  '/status-4.5': () => {
    throw Object.assign(new Error('x'), { status: 400.5 });
  },
  '/text': () => {
    throw 'a text';
  },
  '/null-later': () => Promise.reject(null),
  '/prepared': (_request, response) => {
    response.status(201).set({
      'Content-Encoding': 'gzip',
      'Content-Length': '3',
      'Content-Disposition': 'attachment',
      ETag: '"1"',
      'Cache-Control': 'public, max-age=60',
    });
    throw new Error('after its headers were set');
  },
};

let toy: ListeningToy;
beforeAll(async () => {
  toy = await listenToy(
    {},
    {
      ...hostile,
      '/both': (_request, response) => {
        response.json({ sent: true });
        throw new Error('after its response');
      },
      '/twice': (_request, response, next) => {
        response.json({ sent: true });
        next();
        next();
      },
      '/write-after-end': (_request, response) => {
        response.end('whole');
        response.write('more');
      },
      '/busy': () => {
        throw new Problem(503);
      },
      '/busier': () => {
        throw new Problem(429, { headers: { 'retry-after': '60' } });
      },
      '/half': (_request, response) => {
        response.write('half');
        throw new Error('in the middle');
      },
      '/only': allowOnly('GET', 'PUT'),
    },
  );
});
afterAll(() => toy.close());

const errors = () => toy.logs.entries().filter(({ level }) => level === 'error');

describe('a handler that fails', () => {
  it.each(Object.keys(hostile))(
    'responds with a problem without details and keeps the connection: %s',
    async (path) => {
      const wire = await toy.connect();
      const before = errors().length;
      const { status, headers, body } = await wire.send(requestText(`GET ${path}`)).response();
      expect([status, headers['content-type']]).toEqual([500, 'application/problem+json']);
      expect(JSON.parse(body)).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        traceId: headers['x-request-id'],
      });
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      for (const name of ['set-cookie', 'etag', 'content-encoding', 'content-disposition'])
        expect(headers).not.toHaveProperty(name);
      expect((await wire.send(requestText('GET /ok')).response()).status).toBe(200);
      expect(errors().length).toBeGreaterThan(before);
    },
  );

  it.each(['/both', '/twice', '/write-after-end'])(
    'after its response does not affect the response or the connection, and is logged: %s',
    async (path) => {
      const wire = await toy.connect();
      const before = errors().length;
      expect((await wire.send(requestText(`GET ${path}`)).response()).status).toBe(200);
      expect((await wire.send(requestText('GET /ok')).response()).status).toBe(200);
      const logged = errors().slice(before);
      expect(logged.map(({ message }) => message)).toEqual(
        logged.map(() => `GET ${path} failed after its response was sent`),
      );
      expect(logged.length).toBeGreaterThan(0);
    },
  );

  it('for the moment says when to retry, as the API description promises', async () => {
    const wire = await toy.connect();
    const retryAfter = async (path: string) =>
      (await wire.send(requestText(`GET ${path}`)).response()).headers['retry-after'];
    expect([await retryAfter('/busy'), await retryAfter('/busier')]).toEqual(['5', '60']);
  });

  it('in the middle of its response cuts it off, for HTTP/1.0 clients as well', async () => {
    const wire = await toy.connect();
    expect(await wire.send(requestText('GET /half')).rest()).not.toContain('0\r\n\r\n');
    const old = await toy.connect();
    old.send(requestText('GET /half').replace('HTTP/1.1', 'HTTP/1.0'));
    await old.rest();
    expect(old.wasReset).toBe(true);
    expect(errors().at(-1)?.['message']).toBe(
      'GET /half failed in the middle of its response, which was cut off',
    );
    await waitFor('the line', () => toy.accessLines().includes('GET /half 200 aborted'));
  });
});

describe('allowOnly', () => {
  const only = async (method: string) =>
    (await toy.connect()).send(requestText(`${method} /only`)).response();

  it('responds to other methods with the allowed ones, HEAD with GET', async () => {
    const { status, headers } = await only('DELETE');
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD, PUT, OPTIONS']);
  });

  it('responds to OPTIONS with the same', async () => {
    const { status, headers } = await only('OPTIONS');
    expect([status, headers['allow']]).toEqual([204, 'GET, HEAD, PUT, OPTIONS']);
  });

  it('reports a fault if an allowed method falls through', async () => {
    expect((await only('GET')).status).toBe(500);
  });
});

describe('Problem', () => {
  it('rejects an invalid status and names it', () => {
    // @ts-expect-error 200 is no problem.
    expect(() => new Problem(200)).toThrow(
      new RangeError('A Problem has a status from 400 to 599, not 200'),
    );
  });
});
