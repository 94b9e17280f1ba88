import { seededSecrets, waitFor } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';
import { notificationKeys } from './notifier.ts';

const KEYS = 'notification-service/api-keys';

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());
afterEach(() => (running.peer.answer = (response) => void response.end('{}')));

let count = 0;
const create = (headers: Record<string, string> = {}, email = `user${++count}@example.com`) =>
  running.call('post', '/users', headers).send({ email, name: 'Ada' });
const warnings = () =>
  running.logs.entries().filter(({ event }) => event === 'notification_failed');

describe('a new user', () => {
  it('is reported to notification-service, with its key and the trace', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const { body } = await create({ traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    const call = await waitFor('the call', () => running.peer.calls.at(-1));
    expect(call).toMatchObject({
      path: '/notify',
      headers: {
        'x-api-key': seededSecrets.currentKey,
        'idempotency-key': body.id,
        traceparent: expect.stringContaining(traceId),
      },
      body: { message: `User ${body.id} was created`, topic: 'app-notifications' },
    });
    expect(warnings()).toEqual([]);
  });

  it('is reported once, and only if it was created', async () => {
    const before = running.peer.calls.length;
    const email = 'once@example.com';
    const headers = { 'idempotency-key': 'once' };
    await Promise.all([create(headers, email), create(headers, email)]);
    expect((await create({}, email)).status).toBe(409);
    expect((await create({}, 'no address')).status).toBe(400);
    await waitFor('the call', () => running.peer.calls.length > before);
    expect(running.peer.calls).toHaveLength(before + 1);
  });

  it('is reported with the new key after a rotation', async () => {
    running.aws.secrets.put(KEYS, JSON.stringify({ current: seededSecrets.rotatedKey }));
    await waitFor('the new key', async () => {
      await create();
      return running.peer.calls.at(-1)?.headers['x-api-key'] === seededSecrets.rotatedKey;
    });
  });
});

it('is not reported with a key that a header cannot carry, because the error would quote it', () => {
  for (const key of ['', 'two\nlines', 'schlüssel', 'x'.repeat(513)])
    expect(notificationKeys.safeParse({ current: key }).success).toBe(false);
  expect(notificationKeys.safeParse({ current: seededSecrets.currentKey }).success).toBe(true);
});

describe('a failure of notification-service', () => {
  it.each<[string, () => void]>([
    ['answers 500', () => (running.peer.answer = (response) => response.writeHead(500).end())],
    ['answers 401', () => (running.peer.answer = (response) => response.writeHead(401).end())],
    [
      'sends elsewhere',
      () =>
        (running.peer.answer = (response) =>
          response.writeHead(307, { location: running.url }).end()),
    ],
    ['hangs up', () => (running.peer.answer = (response) => response.destroy())],
  ])('(%s) does not affect the user, which is created, and is logged', async (_what, fail) => {
    fail();
    const { status, body } = await create();
    expect(status).toBe(201);
    const warning = await waitFor('the warning', () =>
      warnings().find(({ user }) => user === body.id),
    );
    const access = running.logs
      .entries()
      .findLast(({ log, path }) => log === 'access' && path === '/users');
    expect(warning).toMatchObject({
      level: 'warn',
      traceId: access?.['traceId'],
      error: expect.anything(),
    });
  });

  it('without any response has the same effect, and the service waits for the call when it ends', async () => {
    const other = await startService();
    other.peer.answer = () => undefined;
    const started = performance.now();
    const { status, body } = await other
      .call('post', '/users')
      .send({ email: 'ada@example.com', name: 'Ada' });
    expect(status).toBe(201);
    // Waiting for the notification would take its 1.5 s.
    expect(performance.now() - started).toBeLessThan(1_450);
    await other.close();
    const failures = other.logs.entries().filter(({ event }) => event === 'notification_failed');
    expect(failures).toEqual([expect.objectContaining({ level: 'warn', user: body.id })]);
  });

  it('has not put the key into the log', () => {
    for (const key of [seededSecrets.currentKey, seededSecrets.rotatedKey])
      expect(running.logs.text()).not.toContain(key);
  });
});
