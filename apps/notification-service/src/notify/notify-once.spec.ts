import { createService, type Service } from '@gatehouse/service-kit';
import { LogCapture, seededSecrets, waitFor } from '@gatehouse/testing';
import request from 'supertest';
import { notificationService } from '../service.ts';
import { startService, type RunningService } from '../test/running-service.ts';

const valid = { message: 'Deployed', topic: 'app-notifications' };

let running: RunningService;
let other: Service;
beforeAll(async () => {
  running = await startService();
  other = await startTask();
});
afterAll(async () => {
  await other.close();
  await running.close();
});
afterEach(() => running.aws.faults.clear());

/** Another task of the service, on the same AWS. */
const startTask = () =>
  createService(notificationService, {
    environment: running.environment,
    logDestination: new LogCapture(),
  });
const post = ({ app }: Pick<Service, 'app'>, key: string, body: object = valid) =>
  request(app)
    .post('/notify')
    .set({ 'x-api-key': seededSecrets.currentKey, 'idempotency-key': key })
    .send(body);
const published = () => running.aws.notifications('app-notifications').length;

describe('POST /notify with one Idempotency-Key, to two tasks', () => {
  it('publishes once, and repeats the response', async () => {
    const before = published();
    const first = await post(running.service, 'one');
    const second = await post(other, 'one');
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    expect(published()).toBe(before + 1);
    expect((await post(other, 'one', { ...valid, message: 'Other' })).status).toBe(422);
  });

  it('publishes once for many concurrent requests; those in between get 409', async () => {
    const before = published();
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, at) => post(at % 2 ? other : running.service, 'race')),
    );
    expect(published()).toBe(before + 1);
    for (const { status, headers } of responses)
      if (status !== 200)
        expect([status, headers['retry-after']]).toEqual([409, expect.any(String)]);
    expect((await post(other, 'race')).status).toBe(200);
    expect(published()).toBe(before + 1);
  });

  it('is recognised after a restart', async () => {
    const before = published();
    const task = await startTask();
    await post(task, 'restart');
    await task.close();
    const again = await startTask();
    expect((await post(again, 'restart')).status).toBe(200);
    await again.close();
    expect(published()).toBe(before + 1);
  });

  it('retries on the other task what failed on the first', async () => {
    const before = published();
    running.aws.faults.set({ service: 'sns', action: 'Publish', kind: 'error' });
    expect((await post(running.service, 'failed')).status).toBe(503);
    running.aws.faults.clear();
    expect((await post(other, 'failed')).status).toBe(200);
    expect(published()).toBe(before + 1);
  });

  it('publishes nothing while the records are unreachable', async () => {
    const before = published();
    running.aws.faults.set({ service: 'dynamodb', kind: 'error' });
    expect((await post(running.service, 'unreachable')).status).toBe(503);
    expect(published()).toBe(before);
  });

  it('marks a message that SNS published twice because its first response was lost', async () => {
    const before = published();
    running.aws.faults.set({ service: 'sns', action: 'Publish', kind: 'lost', times: 1 });
    expect((await post(running.service, 'lost')).status).toBe(200);
    const messages = running.aws.notifications('app-notifications').slice(before);
    const ids = messages.map((message) => JSON.stringify(message).match(/"[\da-f]{32}"/)?.[0]);
    expect([ids.length, new Set(ids).size, ids[0]]).toEqual([2, 1, expect.any(String)]);
  });
});

it('reports the table in /health', async () => {
  await waitFor('the check', async () => {
    const { body } = await request(running.service.app).get('/health/ready');
    return JSON.stringify(body).includes('idempotency');
  });
});
