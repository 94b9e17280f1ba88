import { createHmac } from 'node:crypto';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { Router } from 'express';
import request from 'supertest';
import { authorize, callerOf, openApiDocument } from '../index.ts';
import { AUDIENCE, startIssuer, type TokenIssuer } from '../test/token-issuer.ts';
import { startToy, type Toy } from '../test/toy-service.ts';

const key = { 'x-api-key': seededSecrets.currentKey };
const now = () => Math.floor(Date.now() / 1_000);

let issuer: TokenIssuer;
let toy: Toy;
beforeAll(async () => {
  issuer = await startIssuer();
  toy = await startToy(
    { JWT_ISSUER: issuer.url, JWT_AUDIENCE: `other-api, ${AUDIENCE}` },
    {
      openApi: openApiDocument({ title: 'toys', version: '1.0.0', description: 'Toys' }, []),
      routes: () =>
        Router()
          .get('/me', (request, response) => void response.json(callerOf(request)))
          .get('/read', authorize({ scopes: ['toys:read', 'toys:list'] }), (_request, response) => {
            response.json('read');
          })
          .get('/both', authorize({ scopes: ['toys:read'], apiKeys: true }), (_, response) => {
            response.json('both');
          }),
    },
  );
});
afterAll(async () => {
  await toy.close();
  await issuer.stop();
});

const get = (path: string, headers: Record<string, string>) =>
  request(toy.service.app).get(path).set(headers);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const withToken = async (...token: Parameters<TokenIssuer['sign']>) =>
  get('/me', bearer(await issuer.sign(...token)));
const reasons = () =>
  toy.logs
    .entries()
    .filter(({ event }) => event === 'authentication_failed')
    .map(({ reason }) => reason);

describe('a token', () => {
  it('is described beside the API key', async () => {
    const { body } = await request(toy.service.app).get('/openapi.json');
    expect(body.security).toEqual([{ apiKey: [] }, { token: [] }]);
    expect(body.components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  it('needs keys that are refreshed until the service closes them', () => {
    expect(toy.service.resources.map(({ name }) => name)).toContain('keys of the token issuer');
  });

  it('of the issuer for this audience is accepted and identifies the caller', async () => {
    const { status, body } = await withToken({ scope: 'toys:read toys:list', azp: 'toy-ui' });
    expect([status, body]).toEqual([
      200,
      {
        kind: 'jwt',
        id: 'user-7',
        clientId: 'toy-ui',
        scopes: ['toys:read', 'toys:list'],
        claims: expect.objectContaining({ iss: issuer.url }),
      },
    ]);
  });

  it('may name its scheme in any case, its audience in a list, its scopes in "scp"', async () => {
    const token = await issuer.sign({ aud: ['x', AUDIENCE], scp: ['a', 'b', 3] as string[] });
    const { status, body } = await get('/me', { authorization: `bearer  ${token}` });
    expect([status, body.scopes]).toEqual([200, ['a', 'b']]);
  });

  it('of Cognito is for its client, which it names instead of an audience', async () => {
    const cognito = { aud: undefined as never, token_use: 'access', client_id: AUDIENCE };
    const { status, body } = await withToken({ ...cognito, sub: undefined as never });
    expect([status, body.id, body.clientId]).toEqual([200, AUDIENCE, AUDIENCE]);
    expect((await withToken({ ...cognito, client_id: 'another' })).status).toBe(401);
    expect((await withToken({ ...cognito, token_use: 'id' })).status).toBe(401);
    expect((await withToken({ token_use: 'id' })).status).toBe(401);
    // For other issuers, a client is not an audience.
    expect((await withToken({ aud: undefined as never, client_id: AUDIENCE })).status).toBe(401);
  });

  it('is valid within the tolerated clock skew', async () => {
    expect((await withToken({ exp: now() - 10 })).status).toBe(200);
    expect((await withToken({ nbf: now() + 10 })).status).toBe(200);
  });

  it.each([
    ['has expired', { exp: now() - 3_600 }, {}, 'token expired'],
    ['has no end', { exp: undefined as never }, {}, 'claim exp missing'],
    ['is not valid yet', { nbf: now() + 3_600 }, {}, 'claim nbf check_failed'],
    ['is of another issuer', { iss: 'https://evil.example' }, {}, 'claim iss check_failed'],
    ['is for another audience', { aud: 'billing' }, {}, 'another audience'],
    ['has no audience', { aud: undefined as never }, {}, 'another audience'],
    ['has no subject', { sub: undefined as never }, {}, 'neither sub nor client_id'],
    ['names a number', { sub: 7 as never }, {}, /claim sub|neither/],
    ['is a logout token', {}, { typ: 'logout+jwt' }, 'not an access token'],
  ])('that %s is refused', async (_what, claims, header, reason) => {
    const { status, headers } = await withToken(claims as never, header);
    expect([status, headers['www-authenticate']]).toEqual([
      401,
      'ApiKey, Bearer error="invalid_token"',
    ]);
    expect(reasons().at(-1)).toEqual(expect.stringMatching(reason));
  });

  it('without a signature, or with one that any caller can make, is refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = part({ iss: issuer.url, aud: AUDIENCE, sub: 'x', exp: now() + 300 });
    const unsigned = `${part({ alg: 'none' })}.${claims}.`;
    const body = `${part({ alg: 'HS256', kid: 'key-1' })}.${claims}`;
    const shared = `${body}.${createHmac('sha256', 'public key').update(body).digest('base64url')}`;
    const valid = await issuer.sign();
    const forged = [valid.split('.')[0], claims, valid.split('.')[2]].join('.');
    for (const token of [unsigned, shared, forged, 'x', 'a.b.c', `${valid}x`, '{}'])
      expect((await get('/me', bearer(token))).status).toBe(401);
    await get('/me', bearer(shared));
    expect(reasons().at(-1)).toBe('ERR_JOSE_ALG_NOT_ALLOWED');
  });

  it('that is too long is refused unread', async () => {
    const { status } = await withToken({ padding: 'x'.repeat(9_000) });
    expect([status, reasons().at(-1)]).toEqual([401, 'token too long']);
  });

  it('never reaches the log', () => {
    expect(toy.logs.text()).not.toMatch(/eyJ[\w-]{20}/);
  });
});

describe('a caller', () => {
  it('without credentials is shown both schemes, and no error', async () => {
    for (const headers of [{}, { authorization: 'Basic eDp5' }]) {
      const response = await get('/me', headers as Record<string, string>);
      expect([response.status, response.headers['www-authenticate']]).toEqual([
        401,
        'ApiKey, Bearer',
      ]);
    }
  });

  it('with an API key is accepted as before, and its token does not help a wrong key', async () => {
    expect((await get('/me', key)).body).toEqual({
      kind: 'api-key',
      id: 'current-api-key',
      scopes: [],
    });
    const token = bearer(await issuer.sign());
    expect((await get('/me', { ...token, 'x-api-key': 'wrong' })).status).toBe(401);
  });

  it('needs all scopes of a route; an API key passes if the route accepts it', async () => {
    const scoped = async (scope?: string) => bearer(await issuer.sign(scope ? { scope } : {}));
    expect((await get('/read', await scoped('toys:read toys:list x'))).status).toBe(200);
    for (const headers of [await scoped(), await scoped('toys:read'), key]) {
      const { status, headers: answered } = await get('/read', headers);
      expect([status, answered['www-authenticate']]).toEqual([
        403,
        'Bearer error="insufficient_scope", scope="toys:read toys:list"',
      ]);
    }
    expect((await get('/both', key)).status).toBe(200);
    expect((await get('/both', await scoped('toys:list'))).status).toBe(403);
  });
});

describe('the issuer’s keys', () => {
  it('are fetched for the first token that a new key signed', async () => {
    const old = await issuer.sign();
    await issuer.rotate();
    await waitFor('the refresh', async () => (await withToken()).status === 200);
    expect((await get('/me', bearer(old))).status).toBe(200);
  });

  it('are fetched again if they are replaced under the same id', async () => {
    await issuer.rotate({ kid: 'fixed', keepOld: false });
    await waitFor('the refresh', async () => (await withToken()).status === 200);
    await issuer.rotate({ kid: 'fixed', keepOld: false });
    await waitFor('the refresh', async () => (await withToken()).status === 200);
  });

  it('are all tried for a token that names none, as during a rotation', async () => {
    const old = await issuer.sign({}, { kid: undefined });
    await issuer.rotate();
    await waitFor('the refresh', async () => (await withToken()).status === 200);
    expect((await get('/me', bearer(old))).status).toBe(200);
    expect((await withToken({}, { kid: undefined })).status).toBe(200);
    const [header, claims] = old.split('.');
    const { status } = await get('/me', bearer(`${header}.${claims}.${'A'.repeat(86)}`));
    expect([status, reasons().at(-1)]).toEqual([401, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED']);
  });

  it('are accepted beside entries that are no keys, or keys of an unknown type', async () => {
    issuer.publish(
      { use: 'sig' },
      'rubbish',
      { kty: 'AKP', alg: 'ML-DSA-65', pub: 'x' },
      { kty: 7 },
    );
    await issuer.rotate();
    await waitFor('the refresh', async () => (await withToken()).status === 200);
    expect(toy.logs.text()).not.toContain('SecretInvalidError');
  });

  it('are read at most once a second, regardless of the number of guessed ids', async () => {
    const before = issuer.reads();
    const started = performance.now();
    const guesses = await Promise.all(
      Array.from({ length: 100 }, (_, guess) => withToken({}, { kid: `guess-${guess}` })),
    );
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401]));
    const seconds = (performance.now() - started) / 1_000;
    expect(issuer.reads() - before).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  });

  it.each([
    ['is down', (_path: string, response: { destroy(): void }) => void response.destroy()],
    ['answers rubbish', (_: string, response: { end(text: string): void }) => response.end('<p>')],
    ['hangs', () => undefined],
  ])('are kept while the issuer %s', async (_what, script) => {
    issuer.play(script as never);
    expect((await withToken()).status).toBe(200);
    expect((await withToken({}, { kid: 'unknown' })).status).toBe(401);
    expect((await withToken()).status).toBe(200);
    issuer.play(undefined);
  });
});
