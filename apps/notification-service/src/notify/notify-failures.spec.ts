import { seededSecrets } from '@gatehouse/testing';
import request from 'supertest';
import { startService, type RunningService } from '../test/running-service.ts';

let running: RunningService;
beforeAll(async () => {
  const arns = ['app-notifications', 'never-created'].map(
    (name) => `arn:aws:sns:eu-central-1:000000000000:${name}`,
  );
  running = await startService({ AWS_REGION: 'eu-central-1', TOPIC_ARNS: arns.join(',') });
});
afterAll(() => running.close());
afterEach(() => running.aws.faults.clear());

function notify(topic = 'app-notifications') {
  return request(running.service.app)
    .post('/notify')
    .set('x-api-key', seededSecrets.currentKey)
    .send({ message: 'x', topic });
}

describe('POST /notify while SNS fails', () => {
  it.each([
    ['is throttled', { kind: 'throttle' as const }],
    ['answers 500', { kind: 'error' as const, status: 500 }],
    ['never answers', { kind: 'hang' as const }],
  ])('responds with 503, the trace id and no internals when it %s', async (_what, fault) => {
    running.aws.faults.set({ service: 'sns', action: 'Publish', ...fault });
    const response = await notify();
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.body).toEqual({
      type: 'urn:problem-type:gatehouse:dependency-unavailable',
      title: 'A dependency is not available',
      status: 503,
      detail: 'The notification channel is not available at the moment',
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
    });
    const logged = running.logs
      .entries()
      .filter(({ level }) => level === 'error')
      .at(-1);
    expect(logged).toMatchObject({ traceId: response.body.traceId, error: expect.anything() });
  });

  it('responds with 502 when SNS refuses permanently', async () => {
    const response = await notify('never-created');
    expect([response.status, response.body.detail]).toEqual([
      502,
      'The notification channel refused the request',
    ]);
  });

  it('continues once SNS is back', async () => {
    running.aws.faults.set({ service: 'sns', kind: 'error', status: 500, times: 10 });
    expect((await notify()).status).toBe(503);
    running.aws.faults.clear();
    expect((await notify()).status).toBe(200);
  });
});
