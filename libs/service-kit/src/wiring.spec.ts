import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { Router } from 'express';
import request from 'supertest';
import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { LogCapture, seededSecrets, waitFor } from '@gatehouse/testing';
import type { AwsClientSettings } from './aws/aws-clients.ts';
import { sent } from './idempotency/test/sent.ts';
import { createService, type Service, type ServiceDefinition } from './index.ts';

const TABLE = 'wired-idempotency';

let aws: LocalAws;
let logs: LogCapture;
let service: Service | undefined;
beforeAll(async () => {
  aws = await startLocalAws({
    seed: {
      secrets: { 'wired/api-keys': { current: seededSecrets.currentKey } },
      tables: [{ name: TABLE }],
    },
  });
  // The service sees no endpoint: outside local runs, it would refuse this one.
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
});
afterEach(async () => {
  await service?.close();
  service = undefined;
});
afterAll(() => aws.stop());

async function start(
  environment: Record<string, string> = {},
  routes: ServiceDefinition['routes'] = () => Router(),
): Promise<Service> {
  const all = { ENVIRONMENT: 'local', PORT: '0', AWS_REGION: aws.region, HOME: '/nowhere' };
  logs = new LogCapture();
  service = await createService(
    { name: 'wired', routes },
    { environment: { ...all, ...environment }, logDestination: logs },
  );
  return service;
}

class FakeClient {
  readonly settings: AwsClientSettings;

  constructor(settings: AwsClientSettings) {
    this.settings = settings;
  }

  destroy(): void {
    // Nothing is open.
  }
}

describe('an assembled service', () => {
  it('listens only on the local machine in local runs, trusts no proxy, and does not wait for one', async () => {
    const { settings, app } = await start();
    expect(settings).toEqual({
      host: '127.0.0.1',
      port: 0,
      drainDelayMs: 0,
      shutdownDeadlineMs: 27_000,
      requestTimeoutMs: 10_000,
    });
    expect(app.get('trust proxy')).toBe(0);
  });

  it('listens on all addresses elsewhere, behind one proxy, with a drain delay of 10 s', async () => {
    const { settings, app } = await start({ ENVIRONMENT: 'staging' });
    expect(settings).toMatchObject({ host: '0.0.0.0', drainDelayMs: 10_000 });
    expect(app.get('trust proxy')).toBe(1);
  });

  it('reads each of these from its environment', async () => {
    const { settings, app } = await start({
      HOST: '::1',
      DRAIN_DELAY_MS: '7',
      TRUSTED_PROXIES: '2',
      SHUTDOWN_DEADLINE_MS: '8',
      REQUEST_TIMEOUT_MS: '9',
    });
    expect(settings).toEqual({
      host: '::1',
      port: 0,
      drainDelayMs: 7,
      shutdownDeadlineMs: 8,
      requestTimeoutMs: 9,
    });
    expect(app.get('trust proxy')).toBe(2);
  });

  it('has Express without its ETags, its name, and nested queries', async () => {
    const { app } = await start();
    const settings = ['etag', 'x-powered-by', 'query parser'].map(
      (name) => app.get(name) as unknown,
    );
    expect(settings).toEqual([false, false, 'simple']);
  });

  it('checks every 5 s for connections whose headers take too long', async () => {
    expect((await start()).server).toMatchObject({ connectionsCheckingInterval: 5_000 });
  });

  it('provides AWS clients that try three times, for 3 s each', async () => {
    let settings: AwsClientSettings | undefined;
    await start({}, (context) => {
      ({ settings } = context.aws.client(FakeClient));
      return Router();
    });
    expect(settings).toMatchObject({
      region: aws.region,
      maxAttempts: 3,
      retryMode: 'standard',
      requestHandler: { timeoutMs: 3_000 },
    });
  });

  it('closes its resources, the last one first', async () => {
    const closed: string[] = [];
    const made = await start({}, ({ resource }) => {
      resource('first', () => closed.push('first'));
      resource('second', () => closed.push('second'), { withRequests: true });
      return Router();
    });
    expect(made.resources.at(-1)).toMatchObject({ name: 'second', withRequests: true });
    expect(made.resources.map(({ name }) => name)).toEqual([
      ...['metrics', 'AWS clients', 'health checks', 'secrets', 'first', 'second'],
    ]);
    await made.close();
    expect(closed).toEqual(['second', 'first']);
  });

  it('closes its resources if the assembly fails', async () => {
    const closed: string[] = [];
    const failing = start({}, ({ resource }) => {
      resource('first', () => closed.push('first'));
      throw new Error('no routes');
    });
    await expect(failing).rejects.toThrow('no routes');
    expect(closed).toEqual(['first']);
  });

  it('fails its health checks and calls its listeners when it drains', async () => {
    let drained = 0;
    const made = await start({}, ({ onDrain }) => {
      onDrain(() => drained++);
      return Router();
    });
    made.health.started();
    expect(made.health.report('service').httpStatus).toBe(200);
    await made.drain();
    expect([made.health.report('service').httpStatus, drained]).toEqual([503, 1]);
  });

  it('logs from the configured level on, with its name, environment and version', async () => {
    const made = await start({ LOG_LEVEL: 'warn', SERVICE_VERSION: '1.4.2' });
    made.logger.info('no');
    made.logger.warn('yes');
    const identity = { service: 'wired', environment: 'local', version: '1.4.2' };
    expect(logs.entries()).toEqual([expect.objectContaining({ message: 'yes', ...identity })]);
  });

  it('logs lines for people if it is configured to', async () => {
    (await start({ LOG_FORMAT: 'pretty' })).logger.info('hello');
    // Without the colours that an environment may ask for.
    expect(stripVTControlCharacters(logs.text())).toMatch(/^\S+ INFO +wired hello\n/);
  });

  it('measures the calls of its peers, and checks whether they fail', async () => {
    const peer = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
    await once(peer, 'listening');
    const { port } = peer.address() as AddressInfo;
    const made = await start({}, async ({ outgoing }) => {
      await outgoing({ name: 'ledger', url: `http://127.0.0.1:${port}` }).send({ path: '/' });
      return Router();
    });
    peer.close().closeAllConnections();
    expect(made.health.report('service').body.checks).toHaveProperty('ledger-calls');
    await made.close();
    const [measured] = logs.entries().filter(({ log }) => log === 'metrics');
    expect(measured).toMatchObject({ ledgerLatency: [expect.any(Number)] });
  });

  it('stores the records of idempotency keys in its table, and checks that', async () => {
    let stored: number | undefined;
    const { health } = await start({ IDEMPOTENCY_TABLE: TABLE }, async (context) => {
      await context.idempotency.run(sent('1'), {}, async () => 1);
      const scan = new ScanCommand({ TableName: TABLE });
      stored = (await context.aws.client(DynamoDBClient).send(scan)).Count;
      return Router();
    });
    expect(stored).toBe(1);
    expect(health.report('service').body.checks).toHaveProperty('idempotency');
  });

  it('measures each request, and writes its metrics when it closes', async () => {
    const made = await start();
    await request(made.app).get('/nowhere');
    await made.close();
    const [measured] = logs.entries().filter(({ log }) => log === 'metrics');
    expect(measured).toMatchObject({ latency: [expect.any(Number)], clientErrors: [1] });
  });

  it('logs failing health checks, and failing refreshes of its secrets', async () => {
    await start({ SECRETS_REFRESH_MS: '100' }, ({ health }) => {
      health.check({ name: 'disk', run: () => Promise.reject(new Error('full')) });
      return Router();
    });
    aws.faults.set({ service: 'secretsmanager', kind: 'error' });
    const logged = () => logs.entries().map(({ check, secretName }) => check ?? secretName);
    await waitFor('both', () =>
      ['disk', 'wired/api-keys'].every((name) => logged().includes(name)),
    );
    aws.faults.clear();
  });

  it('checks its secrets, and refreshes them at the configured interval', async () => {
    const { health } = await start({ SECRETS_REFRESH_MS: '100' });
    expect(Object.keys(health.report('service').body.checks ?? {})).toEqual(['secrets']);
    const reads = () => aws.calls()['secretsmanager']?.['GetSecretValue'] ?? 0;
    const before = reads();
    await waitFor('some refreshes', () => reads() >= before + 3);
  });
});
