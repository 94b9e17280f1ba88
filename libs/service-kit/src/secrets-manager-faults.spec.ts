import { seededSecrets, waitFor } from '@gatehouse/testing';
import request from 'supertest';
import { createService } from './index.ts';
import { startToy, toyService, type Toy } from './test/toy-service.ts';

const key = { 'x-api-key': seededSecrets.currentKey };

let toy: Toy;
beforeAll(async () => (toy = await startToy({ SECRETS_REFRESH_MS: '200' })));
afterAll(() => toy.close());

describe('a fault of Secrets Manager', () => {
  afterEach(() => toy.aws.faults.clear());

  it.each(['hang', 'throttle', 'error'] as const)(
    '(%s) does not stop the service, which keeps the last good keys and reports it',
    async (kind) => {
      const lines = toy.logs.entries().length;
      toy.aws.faults.set({ service: 'secretsmanager', kind });
      await waitFor('the warning', () =>
        toy.logs
          .entries()
          .slice(lines)
          .some(({ message }) => String(message).startsWith('Secret refresh failed')),
      );
      expect((await request(toy.service.app).get('/ok').set(key)).status).toBe(200);
      toy.aws.faults.clear();
      await waitFor('recovery', () =>
        toy.logs
          .entries()
          .slice(lines)
          .some(({ message }) => message === 'Secret refresh recovered'),
      );
    },
  );

  it('prevents the start, and leaves nothing running', async () => {
    const environment = {
      ENVIRONMENT: 'local',
      PORT: '0',
      AWS_REGION: toy.aws.region,
      API_KEYS_SECRET: 'not/there',
    };
    await expect(
      createService(toyService, { environment, logDestination: toy.logs }),
    ).rejects.toThrow('not/there');
  });
});
