import { setTimeout as setTimer } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Response } from 'express';
import { waitFor } from '@gatehouse/testing';
import { listenToy, requestText, type ListeningToy } from '../test/listening-toy.ts';

const DEADLINE_MS = 250;
const LATE_MS = 550;

/** Actions of a handler after its deadline, by the path that performs them. */
const late: Record<string, RequestHandler> = {
  '/next': (_request, _response, next) => void setTimeout(() => next(new Error('late')), LATE_MS),
  '/next-nothing': (_request, _response, next) => void setTimeout(next, LATE_MS),
  '/throw': after(() => {
    throw new Error('late');
  }),
  '/throw-nothing': after(() => {
    throw undefined;
  }),
  '/json': after((response) => response.json({ late: true })),
  '/end': after((response) => response.end('late')),
  '/write': after((response) => response.write('late')),
  '/header': after((response) => response.setHeader('X-Late', '1')),
  '/redirect': after((response) => response.redirect('/ok')),
  // Nothing catches what these throw.
  '/json-in-a-callback': inCallback((response) => response.json({ late: true })),
  '/redirect-in-a-callback': inCallback((response) => response.redirect('/ok')),
  '/remove-in-a-callback': inCallback((response) => response.removeHeader('X-Late')),
  '/head-in-a-callback': inCallback((response) => response.writeHead(200, { 'X-Late': '1' }).end()),
  '/destroy': after((response) => response.destroy(new Error('late'))),
  '/destroy-request': after((response) => response.req.destroy(new Error('late'))),
  '/destroy-socket': after((response) => response.req.socket.destroy()),
  '/pipe': after((response) => void Readable.from(['late']).pipe(response)),
  '/pipeline': after((response) => pipeline(Readable.from(['late']), response)),
};

function inCallback(act: (response: Response) => unknown): RequestHandler {
  return (_request, response) => void setTimer(() => act(response), LATE_MS);
}

function after(act: (response: Response) => unknown): RequestHandler {
  return async (_request, response) => {
    await sleep(LATE_MS);
    await act(response);
  };
}

let toy: ListeningToy;
let uncaught: unknown[];
const remember = (error: unknown) => void uncaught.push(error);
beforeAll(async () => {
  uncaught = [];
  process.on('uncaughtException', remember).on('unhandledRejection', remember);
  toy = await listenToy(
    { REQUEST_TIMEOUT_MS: String(DEADLINE_MS) },
    {
      ...late,
      '/unhurried': async (_request, response) => {
        await sleep(60);
        response.json({ ok: true });
      },
    },
  );
});
afterAll(async () => {
  process.off('uncaughtException', remember).off('unhandledRejection', remember);
  await toy.close();
});

describe('a handler that continues after its deadline', () => {
  it.each(Object.keys(late))(
    'cannot touch the next request on the connection: %s',
    async (path) => {
      const wire = await toy.connect();
      const timedOut = await wire.send(requestText(`GET ${path}`)).response();
      expect([timedOut.status, timedOut.headers['retry-after']]).toEqual([503, '1']);
      expect(JSON.parse(timedOut.body)).toMatchObject({
        type: 'urn:problem-type:gatehouse:deadline-exceeded',
        detail: 'The request took too long',
      });
      // The next requests are on their way while the handler acts.
      for (let elapsed = 0; elapsed < LATE_MS - DEADLINE_MS; elapsed += 60) {
        const { status, body } = await wire.send(requestText('GET /unhurried')).response();
        expect([status, body]).toEqual([200, '{"ok":true}']);
      }
      expect(uncaught).toEqual([]);
    },
  );

  it('is logged once for its deadline and once for its late action, both as warnings', () => {
    const linesOf = (path: string) =>
      toy.logs
        .entries()
        .filter(({ message, log }) => log === undefined && String(message).includes(`GET ${path} `))
        .map(({ level, event }) => [level, event]);
    const deadline = ['warn', 'deadline_exceeded'];
    for (const path of [
      '/next',
      '/throw',
      '/throw-nothing',
      '/json',
      '/header',
      '/json-in-a-callback',
    ])
      expect(linesOf(path)).toEqual([deadline, ['warn', 'late_completion']]);
    expect(linesOf('/end')).toEqual([deadline]);
    expect(toy.logs.entries().filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('has one access line, with the response that was sent', () => {
    for (const path of Object.keys(late))
      expect(toy.accessLines().filter((line) => line.startsWith(`GET ${path} `))).toEqual([
        `GET ${path} 503`,
      ]);
  });
});

/** What a handler does in a callback after its response; nothing catches what it throws there. */
const second: Record<string, (response: Response) => unknown> = {
  '/second-json': (response) => response.json({ second: true }),
  '/second-redirect': (response) => response.redirect('/ok'),
  '/second-send': (response) => response.status(500).send('second'),
  '/second-head': (response) => response.writeHead(500, { 'X-Second': '1' }).end(),
  '/second-header': (response) => response.append('X-Second', '1'),
};

describe('a handler that responds twice', () => {
  let twice: ListeningToy;
  beforeAll(async () => {
    twice = await listenToy(
      {},
      Object.fromEntries(
        Object.entries(second).map(([path, act]): [string, RequestHandler] => [
          path,
          (_request, response) => {
            response.json({ first: true });
            setTimer(() => act(response), 1);
          },
        ]),
      ),
    );
  });
  afterAll(() => twice.close());

  it.each(Object.keys(second))(
    'neither ends the service nor affects a response: %s',
    async (path) => {
      const wire = await twice.connect();
      const first = await wire.send(requestText(`GET ${path}`)).response();
      const late = `GET ${path} failed after its response was sent`;
      const lines = () => twice.logs.entries().filter(({ message }) => message === late);
      await waitFor('the line', () => lines().length > 0);
      const next = await wire.send(requestText('GET /ok')).response();
      expect([first.body, next.body]).toEqual(['{"first":true}', '{"ok":true}']);
      expect([lines().length, uncaught]).toEqual([1, []]);
    },
  );
});

describe('a deadline', () => {
  it('cuts off a response that makes no progress, and logs it', async () => {
    const stuck = await listenToy(
      { REQUEST_TIMEOUT_MS: '100' },
      {
        '/stuck': (_request, response) => void response.write('half'),
      },
    );
    const wire = await stuck.connect();
    expect(await wire.send(requestText('GET /stuck')).rest()).toMatch(/4\r\nhalf\r\n$/);
    await waitFor('the line', () => stuck.accessLines().length === 1);
    expect(stuck.accessLines()).toEqual(['GET /stuck 200 aborted']);
    expect(stuck.logged('response_stalled')).toHaveLength(1);
    await stuck.close();
  });
});
