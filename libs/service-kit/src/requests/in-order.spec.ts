import express, { Router, type RequestHandler } from 'express';
import request from 'supertest';
import { inOrder } from './in-order.ts';

async function respond(...handlers: RequestHandler[]): Promise<unknown> {
  const app = express();
  app.use(inOrder(...handlers));
  app.use((_request, response) => void response.json('after'));
  app.use(((error, _request, response, _next) => {
    response.json({ error: (error as Error).message });
  }) satisfies express.ErrorRequestHandler);
  return (await request(app).get('/')).body;
}
const passes: RequestHandler = (_request, _response, next) => next();
const later: RequestHandler = (_request, _response, next) => void setTimeout(next, 5);
const throws: RequestHandler = () => {
  throw new Error('thrown');
};

describe('inOrder', () => {
  it('calls one handler after the other, and what follows after the last', async () => {
    const order: number[] = [];
    const step =
      (at: number): RequestHandler =>
      (_request, _response, next) => {
        order.push(at);
        next();
      };
    expect(await respond(step(1), later, step(2), step(3))).toBe('after');
    expect(order).toEqual([1, 2, 3]);
    expect(await respond()).toBe('after');
  });

  it.each<[string, RequestHandler[]]>([
    ['throws', [throws]],
    ['throws after another has waited', [later, throws]],
    ['throws behind a router', [Router().use(later), throws]],
    ['rejects', [async () => Promise.reject(new Error('thrown'))]],
    ['passes an error on', [(_request, _response, next) => next(new Error('thrown')), passes]],
  ])('calls the error handler once if a handler %s', async (_what, handlers) => {
    expect(await respond(...handlers)).toEqual({ error: 'thrown' });
  });

  it('treats a thrown undefined as an error, and a passed null as none', async () => {
    const nothing = () => Promise.reject(undefined as unknown as Error);
    expect(await respond(nothing)).toEqual({ error: 'A handler threw nothing' });
    expect(await respond((_request, _response, next) => next(null), passes)).toBe('after');
  });

  it('calls nothing after a handler that responds', async () => {
    expect(await respond((_request, response) => void response.json('here'), throws)).toBe('here');
  });
});
