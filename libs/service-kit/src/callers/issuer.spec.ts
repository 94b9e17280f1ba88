import type { ServerResponse } from 'node:http';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import request from 'supertest';
import { loadConfiguration } from '../configuration/configuration.ts';
import { AUDIENCE, startIssuer, type TokenIssuer } from '../test/token-issuer.ts';
import { startToy } from '../test/toy-service.ts';
import { keySetSource } from './key-set-source.ts';

let issuer: TokenIssuer;
beforeAll(async () => (issuer = await startIssuer()));
afterEach(() => issuer.play(undefined));
afterAll(() => issuer.stop());

const json =
  (body: unknown, status = 200, headers = {}) =>
  (_path: string, response: ServerResponse) =>
    void response.writeHead(status, headers).end(JSON.stringify(body));
const read = (plainHttp = true, url = issuer.url) =>
  keySetSource(plainHttp)(url, AbortSignal.timeout(10_000));

describe('the keys of an issuer', () => {
  it('come from the address in its metadata, and have a version', async () => {
    const [first, second] = [await read(), await read()];
    expect(JSON.parse(first.content as string).keys).toHaveLength(1);
    expect(first.versionId).toBe(second.versionId);
    await issuer.rotate();
    expect((await read()).versionId).not.toBe(first.versionId);
  });

  it('are found for an issuer whose name ends with a slash', async () => {
    issuer.play((path, response) => {
      const metadata = { issuer: `${issuer.url}/`, jwks_uri: `${issuer.url}/keys` };
      const body = path === '/keys' ? { keys: [] } : metadata;
      const known = path === '/keys' || path === '/.well-known/openid-configuration';
      json(body, known ? 200 : 404)(path, response);
    });
    expect((await read(true, `${issuer.url}/`)).content).toBe('{"keys":[]}');
  });

  it.each([
    ['an issuer over plain http', 'NotHttps', false, undefined],
    [
      'another issuer',
      'IssuerMismatch',
      true,
      json({ issuer: 'https://x.example', jwks_uri: 'https://x.example/k' }),
    ],
    ['no keys in its metadata', 'MetadataInvalid', true, json({ issuer: 'x' })],
    ['a redirection', 'HTTP_302', true, json({}, 302, { location: 'https://evil.example' })],
    ['an error', 'HTTP_500', true, json({}, 500)],
    ['more than 512 KiB', 'TooLarge', true, json('x'.repeat(600_000))],
    [
      'what is not JSON',
      'NotJson',
      true,
      (_: string, response: ServerResponse) => void response.end('<html>'),
    ],
  ])('are refused from %s', async (_what, code, plainHttp, script) => {
    issuer.play(script);
    await expect(read(plainHttp)).rejects.toMatchObject({ code });
  });

  it('are refused if the metadata point to plain HTTP', async () => {
    issuer.play((path, response) =>
      json(path === '/keys' ? { keys: [] } : { issuer: issuer.url, jwks_uri: 'ftp://x.example/' })(
        path,
        response,
      ),
    );
    await expect(read()).rejects.toMatchObject({ code: expect.any(String) });
  });

  it.each([
    [
      'has no keys',
      () => json({ issuer: issuer.url, jwks_uri: `${issuer.url}/keys`, keys: [] }),
      'is invalid: keys',
    ],
    [
      'is another one',
      () => json({ issuer: 'https://x.example', jwks_uri: 'https://x.example/keys' }),
      '(IssuerMismatch)',
    ],
    ['knows nothing of OpenID', () => json({}, 404), '(HTTP_404)'],
  ])('fail the start if the issuer %s', async (_what, script, reason) => {
    issuer.play(script());
    const error = await startToy({ JWT_ISSUER: issuer.url, JWT_AUDIENCE: AUDIENCE }).catch(String);
    expect(error).toContain(issuer.url);
    expect(error).toContain(reason);
  });

  it('are loaded later if the issuer is down: the service starts and reports it', async () => {
    issuer.play(json({}, 503));
    const toy = await startToy({ JWT_ISSUER: issuer.url, JWT_AUDIENCE: AUDIENCE });
    const get = (headers: Record<string, string>) =>
      request(toy.service.app).get('/ok').set(headers);
    const token = { authorization: `Bearer ${await issuer.sign()}` };
    try {
      const { status, headers } = await get(token);
      expect([status, headers['retry-after']]).toEqual([503, '5']);
      // A caller with an API key does not need the issuer.
      expect((await get({ 'x-api-key': seededSecrets.currentKey })).status).toBe(200);
      await waitFor('the check to fail', () => tokenIssuer() === 'fail');
      expect(toy.service.health.report('ready').httpStatus).toBe(200);
      issuer.play(undefined);
      await waitFor('the check to pass', () => tokenIssuer() === 'pass');
      expect((await get(token)).status).toBe(200);
    } finally {
      await toy.close();
    }
    function tokenIssuer() {
      return toy.service.health.report('service').body.checks?.['token-issuer']?.[0].status;
    }
  }, 30_000);
});

describe('the configuration of tokens', () => {
  const problemsOf = (environment: Record<string, string>) =>
    loadConfiguration({
      ENVIRONMENT: 'staging',
      PORT: '1',
      AWS_REGION: 'eu-central-1',
      HOME: '/nowhere',
      ...environment,
    }).then(
      () => [],
      (error: { problems: string[] }) => error.problems,
    );

  it('needs an issuer and its audiences together', async () => {
    const JWT_ISSUER = 'https://issuer.example';
    expect(await problemsOf({ JWT_ISSUER, JWT_AUDIENCE: 'a,b' })).toEqual([]);
    expect(await problemsOf({ JWT_ISSUER })).toEqual(['JWT_AUDIENCE is missing']);
    expect(await problemsOf({ JWT_AUDIENCE: 'a' })).toEqual(['JWT_ISSUER is missing']);
    expect(await problemsOf({ JWT_ISSUER, JWT_AUDIENCE: 'a,,b' })).toEqual([
      expect.stringContaining('JWT_AUDIENCE: expected a comma-separated list'),
    ]);
  });

  it('needs an issuer over HTTPS outside local runs', async () => {
    const JWT_AUDIENCE = 'a';
    for (const JWT_ISSUER of ['http://issuer.example', 'HTTP://issuer.example', 'issuer.example'])
      expect(await problemsOf({ JWT_ISSUER, JWT_AUDIENCE })).toEqual([
        expect.stringMatching(/^JWT_ISSUER: /),
      ]);
  });
});
