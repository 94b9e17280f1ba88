import { seededSecrets } from '@gatehouse/testing';
import request from 'supertest';
import { startService, type RunningService } from '../test/running-service.ts';

const valid = { message: 'Deployed', topic: 'app-notifications' };

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());

function post(body: unknown, headers: Record<string, string> = {}) {
  return request(running.service.app)
    .post('/notify')
    .set({ 'x-api-key': seededSecrets.currentKey, ...headers })
    .send(body as object);
}

describe('POST /notify', () => {
  it('publishes the message to the topic and confirms it', async () => {
    const before = running.aws.notifications('app-notifications').length;
    const { status, body } = await post(valid);
    expect([status, body]).toEqual([200, { success: true, message: 'Notification sent' }]);
    const published = running.aws.notifications('app-notifications').slice(before);
    expect(published).toMatchObject([{ message: 'Deployed' }]);
  });

  it.each([
    ['no message', { topic: 'app-notifications' }, 'message'],
    ['an empty message', { ...valid, message: '  ' }, 'message'],
    ['a message that is no text', { ...valid, message: 5 }, 'message'],
    ['no topic', { message: 'x' }, 'topic'],
    ['a topic that is no text', { ...valid, topic: { $ne: '' } }, 'topic'],
    ['an unknown field', { ...valid, priority: 1 }, 'priority'],
    ['an array', [], ''],
    ['nothing', undefined, 'message'],
  ])('responds with 400 and names the field for %s', async (_what, body, field) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(response.type).toBe('application/problem+json');
    expect(response.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('responds with 400 to a body that is not JSON', async () => {
    const { status, body } = await post('{"message": ', { 'content-type': 'application/json' });
    expect([status, body.detail]).toEqual([400, 'The body is not valid JSON']);
  });

  it.each(['unknown', '__proto__', 'arn:aws:sns:eu-central-1:000000000000:x', 'a b/../c'])(
    'responds with 404 to the topic %s, which is not on the list',
    async (topic) => {
      expect((await post({ ...valid, topic })).status).toBe(404);
    },
  );

  it('responds with 413 to a body above the limit', async () => {
    expect((await post({ ...valid, message: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('responds to another method with 405 and the allowed ones', async () => {
    const response = await request(running.service.app)
      .get('/notify')
      .set('x-api-key', seededSecrets.currentKey);
    expect([response.status, response.headers['allow']]).toEqual([405, 'POST, OPTIONS']);
  });

  it('publishes once for one Idempotency-Key, and refuses it for another request', async () => {
    const before = running.aws.notifications().length;
    const headers = { 'idempotency-key': 'order-1' };
    const answers = await Promise.all([post(valid, headers), post(valid, headers)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(running.aws.notifications()).toHaveLength(before + 1);
    expect((await post({ ...valid, message: 'Other' }, headers)).status).toBe(422);
  });

  it('propagates the trace with the message and puts it on every line', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await post(valid, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    const published = running.aws.notifications('app-notifications').at(-1);
    expect(JSON.stringify(published)).toContain(traceId);
    const access = running.logs.entries().filter(({ log }) => log === 'access');
    expect(access.at(-1)).toMatchObject({ traceId, path: '/notify', status: 200 });
  });
});
