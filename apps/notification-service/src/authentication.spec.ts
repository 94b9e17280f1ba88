import { seededSecrets, waitFor } from '@gatehouse/testing';
import request from 'supertest';
import { startService, type RunningService } from './test/running-service.ts';

const { currentKey, previousKey, rotatedKey } = seededSecrets;

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());

async function statusWith(key?: string): Promise<number> {
  const call = request(running.service.app).post('/notify');
  if (key !== undefined) call.set('x-api-key', key);
  const { status } = await call.send({ message: 'x', topic: 'app-notifications' });
  return status;
}

describe('authentication', () => {
  it('accepts the current and the previous key, and no others', async () => {
    const keys = [currentKey, previousKey, rotatedKey, '', undefined, 'gatehouse-local'];
    const statuses = [];
    for (const key of keys) statuses.push(await statusWith(key));
    expect(statuses).toEqual([200, 200, 401, 401, 401, 401]);
  });

  it('requires a key before it reveals whether a path exists', async () => {
    const { status, headers } = await request(running.service.app).get('/nothing');
    expect([status, headers['www-authenticate']]).toEqual([401, 'ApiKey']);
  });

  it('logs a failure for the alarm, without the key', async () => {
    await statusWith(rotatedKey);
    const failures = running.logs
      .entries()
      .filter(({ event }) => event === 'authentication_failed');
    expect(failures.at(-1)).toMatchObject({ level: 'warn', reason: 'unknown key' });
    expect(running.logs.text()).not.toContain(rotatedKey);
  });

  it('picks up a rotation without a restart, and locks no caller out', async () => {
    running.aws.secrets.put(
      'notification-service/api-keys',
      JSON.stringify({ current: rotatedKey, previous: currentKey }),
    );
    await waitFor('the rotated key', async () => (await statusWith(rotatedKey)) === 200);
    expect(await statusWith(currentKey)).toBe(200);
    expect(await statusWith(previousKey)).toBe(401);
  });

  it('keeps the last good keys when a rotation is broken', async () => {
    running.aws.secrets.put('notification-service/api-keys', '{"currrent": "misspelt"}');
    const isWarning = (entry: Record<string, unknown>) =>
      entry['level'] === 'warn' && entry['errorName'] === 'SecretInvalidError';
    await waitFor('the warning', () => running.logs.entries().some(isWarning));
    expect(await statusWith(rotatedKey)).toBe(200);
  });
});
