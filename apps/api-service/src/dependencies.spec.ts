import { waitFor } from '@gatehouse/testing';
import { startService, type RunningService } from './test/running-service.ts';

let running: RunningService;
let path: string;
beforeAll(async () => {
  running = await startService();
  const ada = { email: 'ada@example.com', name: 'Ada' };
  path = `/users/${(await running.call('post', '/users').send(ada)).body.id}`;
});
afterAll(() => running.close());
afterEach(() => running.aws.faults.clear());

describe('a failure of DynamoDB', () => {
  it('gets 503 with the trace id and no internals', async () => {
    running.aws.faults.set({ service: 'dynamodb', kind: 'error' });
    const other = { email: 'other@example.com', name: 'Other' };
    const answers = await Promise.all([
      running.call('get', path),
      running.call('get', '/users'),
      running.call('post', '/users').send(other),
      running.call('patch', path, { 'if-match': '"1"' }).send({ name: 'x' }),
    ]);
    for (const { status, headers, body } of answers) {
      expect([status, headers['retry-after']]).toEqual([503, '5']);
      expect(body).toEqual({
        type: 'urn:problem-type:gatehouse:dependency-unavailable',
        title: 'A dependency is not available',
        status: 503,
        detail: 'The user store is not available at the moment',
        traceId: expect.stringMatching(/^[\da-f]{32}$/),
      });
    }
    running.aws.faults.clear();
    expect((await running.call('get', path)).status).toBe(200);
  });

  it('by throttling may also be retried', async () => {
    running.aws.faults.set({ service: 'dynamodb', action: 'GetItem', kind: 'throttle' });
    expect((await running.call('get', path)).status).toBe(503);
  });
});

describe('health', () => {
  it('checks the table, the bucket and the peer', async () => {
    await waitFor('the first looks', async () => {
      const { status } = await running.call('get', '/health/ready');
      return status === 200;
    });
    const { dynamodb, s3 } = running.aws.calls();
    expect(dynamodb?.['DescribeTable']).toBeGreaterThan(0);
    expect(s3?.['HeadBucket']).toBeGreaterThan(0);
    const { body } = await running.call('get', '/health');
    for (const name of ['notification-service-calls', 'idempotency'])
      expect(JSON.stringify(body)).toContain(`"${name}"`);
  });

  it('is not ready without its table, and ready without the peer', async () => {
    const lost = await startService({ USERS_TABLE: 'lost' });
    await waitFor('503', async () => (await lost.call('get', '/health/ready')).status === 503);
    await lost.close();

    const alone = await startService({ NOTIFICATION_SERVICE_URL: 'http://127.0.0.1:1' });
    await waitFor('200', async () => (await alone.call('get', '/health/ready')).status === 200);
    await alone.close();
  });
});
