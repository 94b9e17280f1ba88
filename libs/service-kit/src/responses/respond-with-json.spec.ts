import type { Express, RequestHandler, Response } from 'express';
import express from 'express';
import request from 'supertest';
import { listenToy, requestText } from '../test/listening-toy.ts';
import { Problem } from './problem.ts';
import { respondWithJson } from './respond-with-json.ts';

type Change = (app: Express) => void;

/** The responses of Express itself, and ours. */
async function both(handler: RequestHandler, method: 'get' | 'head', change: Change, headers = {}) {
  return Promise.all(
    [false, true].map(async (ours) => {
      const app = express();
      app.disable('etag');
      change(app);
      if (ours) respondWithJson(app);
      app.use(handler);
      app.use(((error, _request, response, _next) => {
        response.status(500).send((error as Error).name);
      }) satisfies express.ErrorRequestHandler);
      const { status, text, headers: sent } = await request(app)[method]('/').set(headers);
      const { date: _date, ...rest } = sent as Record<string, string>;
      return { status, text, headers: rest };
    }),
  );
}

const HANDLERS: Record<string, RequestHandler> = {
  'an object': (_q, response) => void response.json({ a: 1, b: 'ü€😀', c: undefined }),
  'a status': (_q, response) => void response.status(201).json([1]),
  null: (_q, response) => void response.json(null),
  'a string': (_q, response) => void response.json('<&>'),
  nothing: (_q, response) => void response.json(undefined),
  'no argument': (_q, response) => void response.json(),
  'a function': (_q, response) => void response.json(() => 1),
  'what JSON cannot say': (_q, response) => void response.json({ a: 1n }),
  'a long text': (_q, response) => void response.json('x'.repeat(5_000)),
  'a type of its own': (_q, response) => void response.type('application/problem+json').json({}),
  'an ETag': (_q, response) => void response.set('ETag', '"1"').json({}),
  'a date': (_q, response) =>
    void response.set('Last-Modified', 'Wed, 01 Jan 2020 00:00:00 GMT').json({}),
  chunks: (_q, response) => void response.set('Transfer-Encoding', 'chunked').json({ a: 1 }),
  'a second response': (_q, response) => {
    response.json({ a: 1 });
    expect(() => response.json({ a: 2 })).toThrow('Cannot set headers after they are sent');
  },
  204: (_q, response) => void response.status(204).json({ a: 1 }),
  205: (_q, response) => void response.status(205).json({ a: 1 }),
  304: (_q, response) => void response.status(304).json({ a: 1 }),
};
const SETTINGS: Record<string, Change> = {
  'no settings': () => undefined,
  'json spaces': (app) => void app.set('json spaces', 2),
  'json escape': (app) => void app.set('json escape', true),
  'json replacer': (app) =>
    void app.set('json replacer', (key: string, value: unknown) => (key === 'a' ? 'x' : value)),
  etag: (app) => void app.enable('etag'),
};

describe('response.json', () => {
  it.each(Object.keys(HANDLERS).flatMap((what) => Object.keys(SETTINGS).map((how) => [what, how])))(
    'responds to %s with %s like Express',
    async (what, how) => {
      const since = { 'if-none-match': '"1"' };
      for (const headers of [{}, since])
        for (const method of ['get', 'head'] as const) {
          const [theirs, ours] = await both(HANDLERS[what]!, method, SETTINGS[how]!, headers);
          expect(ours).toEqual(theirs);
        }
    },
  );
});

describe('middleware that replaces a method of the response', () => {
  const respond = (change: (response: Response) => void) => {
    const app = express().disable('etag');
    respondWithJson(app);
    app.use((_request, response) => {
      change(response);
      response.json({ a: 1 });
    });
    return request(app).get('/').buffer(true).parse(asText);
  };
  const asText = (response: request.Response, done: (error: null, text: string) => void) => {
    let text = '';
    response.on('data', (chunk: Buffer) => (text += String(chunk)));
    response.on('end', () => done(null, text));
  };

  it('receives the text in end', async () => {
    const { body } = await respond((response) => {
      const end = response.end.bind(response);
      response.end = ((text: string) => end(text.toUpperCase())) as never;
    });
    expect(body).toBe('{"A":1}');
  });

  it('may change the headers in writeHead', async () => {
    const { body, headers } = await respond((response) => {
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((status: number) => {
        response.removeHeader('Content-Length');
        return writeHead(status);
      }) as never;
    });
    expect([body, headers['transfer-encoding']]).toEqual(['{"a":1}', 'chunked']);
  });

  it('receives the headers in setHeader', async () => {
    const { headers } = await respond((response) => {
      const setHeader = response.setHeader.bind(response);
      response.setHeader = (name, value) => setHeader(`X-${name}`, value);
    });
    expect(headers['x-content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('an ASCII text', () => {
  it('arrives whole on one connection after another request, and over HTTP/1.0', async () => {
    const toy = await listenToy({});
    const wire = await toy.connect();
    wire.send(requestText('GET /ok') + requestText('GET /ok'));
    const responses = [await wire.response(), await wire.response()];
    for (const { status, body } of responses) expect([status, body]).toEqual([200, '{"ok":true}']);
    const old = await toy.connect();
    old.send(requestText('GET /ok').replace('HTTP/1.1', 'HTTP/1.0'));
    expect((await old.rest()).split('\r\n\r\n')).toEqual([expect.any(String), '{"ok":true}']);
    await toy.close();
  });
});

describe('an app that is mounted in another', () => {
  it('keeps its own settings', async () => {
    const app = express();
    app.disable('etag');
    respondWithJson(app);
    const inner = express();
    inner.set('json spaces', 1);
    app.use(inner.get('/', (_request, response) => void response.json([1])));
    expect((await request(app).get('/')).text).toBe('[\n 1\n]');
  });
});

describe('a problem', () => {
  it('omits a header without a value', () => {
    const { headers } = new Problem(412, { headers: { ETag: undefined, Allow: 'GET' } });
    expect(headers).toEqual({ Allow: 'GET' });
  });
});
