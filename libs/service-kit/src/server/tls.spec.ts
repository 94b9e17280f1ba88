import { once } from 'node:events';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls, { connect } from 'node:tls';
import { startLocalAws } from '@gatehouse/local-aws';
import { freePort, seededSecrets, startScript } from '@gatehouse/testing';
import { askOverTls } from '../test/ask-over-tls.ts';
import { API_KEYS, startToy, type Toy } from '../test/toy-service.ts';

describe('a service with TLS', () => {
  let toy: Toy;
  let port: number;
  beforeAll(async () => {
    // As `--tls-min-v1.0` in NODE_OPTIONS does.
    const { DEFAULT_MIN_VERSION } = tls;
    tls.DEFAULT_MIN_VERSION = 'TLSv1';
    toy = await startToy({ TLS: 'on', KEEP_ALIVE_MS: '30000' });
    toy.service.server.listen(0, '127.0.0.1');
    await once(toy.service.server, 'listening');
    ({ port } = toy.service.server.address() as AddressInfo);
    tls.DEFAULT_MIN_VERSION = DEFAULT_MIN_VERSION;
  });
  afterAll(async () => {
    toy.service.server.close().closeAllConnections();
    await toy.close();
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('serves over %s', async (version) => {
    const { status, protocol } = await askOverTls(port, '/ok', { maxVersion: version });
    expect([status, protocol]).toEqual([200, version]);
  });

  it.each(['TLSv1', 'TLSv1.1'] as const)(
    'refuses %s, even where Node accepts it',
    async (version) => {
      const old = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
      await expect(askOverTls(port, '/ok', old)).rejects.toThrow('alert protocol version');
    },
  );

  it('does not serve plain HTTP', async () => {
    await expect(fetch(`http://127.0.0.1:${port}/ok`)).rejects.toThrow('fetch failed');
  });

  it('presents a self-signed certificate with its name and a P-256 key', async () => {
    const { certificate } = await askOverTls(port, '/ok');
    const { subject, publicKey } = certificate;
    expect([subject, publicKey.asymmetricKeyDetails]).toEqual([
      'CN=toy',
      { namedCurve: 'prime256v1' },
    ]);
    expect(certificate.verify(publicKey)).toBe(true);
  });

  it('presents a new one each time, so that no key outlives its task', async () => {
    const other = await startToy({ TLS: 'on' });
    other.service.server.listen(0, '127.0.0.1');
    await once(other.service.server, 'listening');
    const { port: otherPort } = other.service.server.address() as AddressInfo;
    const [one, two] = [await askOverTls(port, '/ok'), await askOverTls(otherPort, '/ok')];
    expect(one.certificate.fingerprint256).not.toBe(two.certificate.fingerprint256);
    other.service.server.close().closeAllConnections();
    await other.close();
  });

  it('has the same time-outs as one without', () => {
    const { keepAliveTimeout, headersTimeout, requestTimeout } = toy.service.server;
    expect([keepAliveTimeout, headersTimeout, requestTimeout]).toEqual([30_000, 31_000, 0]);
  });

  it('never logs its key', () => {
    expect(toy.logs.text()).not.toMatch(/PRIVATE KEY/);
  });
});

describe('a process with TLS', () => {
  it('loses no request on SIGTERM, and does not wait for idle connections', async () => {
    const secrets = { [API_KEYS]: { current: seededSecrets.currentKey } };
    const aws = await startLocalAws({ seed: { secrets } });
    const port = await freePort();
    const toy = startScript(`${import.meta.dirname}/../test/toy-process.ts`, {
      env: {
        ENVIRONMENT: 'local',
        PORT: String(port),
        TLS: 'on',
        DRAIN_DELAY_MS: '1000',
        AWS_REGION: aws.region,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    await toy.waitForOutput(new RegExp(`Listening on https://127\\.0\\.0\\.1:${port}`));
    const agent = new Agent({ keepAlive: true });
    expect((await askOverTls(port, '/ok', { agent })).headers.connection).toBe('keep-alive');
    const silent = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
    await once(silent, 'secureConnect');

    const inFlight = askOverTls(port, '/slow?ms=2000');
    await toy.waitForOutput(/slow begins/);
    toy.child.kill('SIGTERM');
    await toy.waitForOutput(/Shutting down/);
    const whileDraining = await askOverTls(port, '/ok', { agent });
    expect([whileDraining.status, whileDraining.headers.connection]).toEqual([200, 'close']);
    expect(await inFlight).toMatchObject({ status: 200 });
    const answered = performance.now();
    expect(await toy.exit).toEqual({ code: 0, signal: null });
    expect(performance.now() - answered).toBeLessThan(5_000);
    agent.destroy();
    silent.destroy();
    await aws.stop();
  });
});
