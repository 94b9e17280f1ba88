import { seededSecrets, waitFor } from '@gatehouse/testing';
import { Router } from 'express';
import request from 'supertest';
import { startIssuer, type TokenIssuer } from '../test/token-issuer.ts';
import { startToy, toyService, type Toy } from '../test/toy-service.ts';

const key = { 'x-api-key': seededSecrets.currentKey };

let issuer: TokenIssuer;
let toy: Toy;
beforeAll(async () => {
  issuer = await startIssuer();
  toy = await startToy(
    { LOG_LEVEL: 'error', JWT_ISSUER: issuer.url, JWT_AUDIENCE: 'toy-api', TRUSTED_PROXIES: '1' },
    {
      publicRoutes: () =>
        Router().post('/webhook', (_request, response) => void response.status(202).end()),
      routes: async (context) =>
        (await toyService.routes(context)).delete('/toys/:id', (request, response) => {
          if (request.query['hang']) return;
          response.status(204).end();
        }),
    },
  );
});
afterAll(async () => {
  await toy.close();
  await issuer.stop();
});

const audit = () =>
  toy.logs.entries().filter(({ log, event }) => log === 'audit' && event === undefined);

/** The audit lines of one call. */
async function auditOf(call: request.Test, count = 1) {
  const before = audit().length;
  const { headers } = await call.catch(() => ({ headers: {} as Record<string, string> }));
  await waitFor('the line', () => audit().length >= before + count);
  return { lines: audit().slice(before), headers };
}

describe('an event that alarms count', () => {
  it('is logged at any log level: 401, 403 and 429', async () => {
    const quiet = await startToy({ LOG_LEVEL: 'error', RATE_LIMIT_PER_MINUTE: '2' });
    await request(quiet.service.app).get('/ok');
    await request(quiet.service.app).get('/forbidden/7').set(key);
    await request(quiet.service.app).get('/ok').set(key);
    const events = quiet.logs.entries().flatMap(({ event }) => event ?? []);
    expect(events).toEqual(['authentication_failed', 'forbidden', 'rate_limited']);
    await quiet.close();
  });
});

describe('the audit log', () => {
  it('records who did what, with which outcome, in the trace of the request, at any log level', async () => {
    const traceId = 'a'.repeat(32);
    const { lines } = await auditOf(
      request(toy.service.app)
        .delete('/toys/7?token=hidden')
        .set({
          authorization: `Bearer ${await issuer.sign({ azp: 'toy-ui' })}`,
          traceparent: `00-${traceId}-${'b'.repeat(16)}-01`,
          'x-forwarded-for': '203.0.113.9',
        }),
    );
    expect(lines).toEqual([
      expect.objectContaining({
        log: 'audit',
        message: 'DELETE /toys/7',
        caller: 'user-7',
        callerKind: 'jwt',
        callerClient: 'toy-ui',
        method: 'DELETE',
        path: '/toys/7',
        status: 204,
        outcome: 'success',
        client: '203.0.113.9',
        traceId,
      }),
    ]);
    expect(toy.logs.text()).not.toContain('hidden');
  });

  it.each([
    ['an API key by its label', 'post', '/echo', key, 'current-api-key', 200, 'success'],
    ['a failure', 'post', '/nowhere', key, 'current-api-key', 404, 'failure'],
    ['an anonymous change', 'post', '/webhook', {}, undefined, 202, 'success'],
    ['an unknown caller', 'get', '/ok', { 'x-api-key': 'wrong' }, undefined, 401, 'denied'],
    ['a caller who may not', 'get', '/forbidden/7', key, 'current-api-key', 403, 'denied'],
  ] as const)('has %s', async (_what, method, path, headers, caller, status, outcome) => {
    const { lines } = await auditOf(request(toy.service.app)[method](path).set(headers));
    const callerKind = caller ? 'api-key' : 'anonymous';
    expect(lines).toEqual([expect.objectContaining({ callerKind, status, outcome })]);
    expect(lines[0]?.['caller']).toBe(caller);
  });

  it('shares the caller with access and log lines', async () => {
    const talkative = await startToy();
    await request(talkative.service.app).get('/slow?ms=1').set(key);
    await waitFor('the access line', () =>
      talkative.logs.entries().some(({ log }) => log === 'access'),
    );
    const named = talkative.logs.entries().filter(({ caller }) => caller === 'current-api-key');
    expect(named.map(({ message }) => message)).toEqual(['slow begins', 'GET /slow 200']);
    await talkative.close();
  });

  it('leaves the outcome open for a request whose client disconnected', async () => {
    const call = request(toy.service.app).delete('/toys/7?hang=1').set(key).timeout(200);
    const { lines } = await auditOf(call);
    expect(lines).toEqual([expect.objectContaining({ outcome: 'unknown', method: 'DELETE' })]);
  });

  it('has no line for reads, and no key or token in any line', async () => {
    const before = audit().length;
    await request(toy.service.app).get('/ok').set(key);
    await auditOf(request(toy.service.app).post('/echo').set(key));
    expect(audit().length).toBe(before + 1);
    for (const secret of Object.values(seededSecrets))
      expect(toy.logs.text()).not.toContain(secret);
  });
});
