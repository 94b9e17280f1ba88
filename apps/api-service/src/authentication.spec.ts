import { seededSecrets } from '@gatehouse/testing';
import request from 'supertest';
import { startService, type RunningService } from './test/running-service.ts';

const { currentKey, previousKey, rotatedKey } = seededSecrets;

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());

describe('authentication', () => {
  it.each(['/users', `/users/${'0'.repeat(32)}`, '/assets/picture.png', '/nothing'])(
    'protects %s with a valid key',
    async (path) => {
      for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
        const call = () => request(running.url)[method](path);
        expect((await call()).status).toBe(401);
        expect((await call().set('x-api-key', rotatedKey)).status).toBe(401);
      }
    },
  );

  it('accepts the current and the previous key', async () => {
    for (const key of [currentKey, previousKey])
      expect((await request(running.url).get('/users').set('x-api-key', key)).status).toBe(200);
  });
});

describe('a page in a browser', () => {
  let count = 0;
  const create = (headers: Record<string, string>) =>
    running
      .call('post', '/users', headers)
      .send({ email: `page${++count}@example.com`, name: 'Page' });

  it.each([
    ['another host', { origin: 'https://evil.example' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a sandbox', { origin: 'null' }],
    ['nowhere that can be read', { origin: 'evil' }],
    ['a host that begins like this one', { origin: 'http://127.0.0.1.evil.example' }],
    ['another site, by the browser’s own word', { 'sec-fetch-site': 'cross-site' }],
    ['another host of this site', { 'sec-fetch-site': 'same-site' }],
  ])('of %s cannot change anything and gets 403', async (_what, headers) => {
    const { status, type } = await create(headers as Record<string, string>);
    expect([status, type]).toEqual([403, 'application/problem+json']);
    const asset = await running
      .call('put', '/assets/x.txt', { 'content-type': 'text/plain', ...headers })
      .send('x');
    expect(asset.status).toBe(403);
    const id = '0'.repeat(32);
    expect((await running.call('patch', `/users/${id}`, headers).send({})).status).toBe(403);
  });

  it('of another host cannot read the response either', async () => {
    const { status, headers } = await running.call('get', '/users', {
      origin: 'https://evil.example',
    });
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('of this origin can, wherever TLS ends', async () => {
    const { host } = new URL(running.url);
    for (const origin of [`http://${host}`, `https://${host}`])
      expect((await create({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });
});
