import { IncomingMessage, ServerResponse } from 'node:http';
import express, { Router } from 'express';
import request from 'supertest';
import { createExpressServer } from './express-server.ts';

describe('createExpressServer', () => {
  it('creates requests and responses that Express need not change', async () => {
    const app = express().set('trust proxy', 1);
    const server = createExpressServer(app);
    const prototypes = (...objects: object[]) =>
      objects.map((o) => Object.getPrototypeOf(o) as object);
    let atArrival: object[] = [];
    server.prependListener('request', (incoming, response) => {
      atArrival = prototypes(incoming, response);
    });
    app.use((incoming, response, next) => {
      expect(prototypes(incoming, response).map((now, at) => now === atArrival[at])).toEqual([
        true,
        true,
      ]);
      expect(incoming).toBeInstanceOf(IncomingMessage);
      expect(response).toBeInstanceOf(ServerResponse);
      expect(incoming.app === app && response.app === app).toBe(true);
      next();
    });
    app.use(
      '/orders',
      Router().get('/:id', ({ params, ip, query, path, baseUrl }, response) => {
        response.status(201).json({ params, ip, query, path, baseUrl });
      }),
    );
    const answer = await request(server)
      .get('/orders/7?deep=1')
      .set('x-forwarded-for', '203.0.113.7');
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        params: { id: '7' },
        ip: '203.0.113.7',
        query: { deep: '1' },
        path: '/7',
        baseUrl: '/orders',
      },
    ]);
  });
});
