import { join } from 'node:path';
import { startLocalAws } from '@gatehouse/local-aws';
import { seededSecrets, startScript } from '@gatehouse/testing';
import { API_KEYS } from './test/toy-service.ts';

describe('runService', () => {
  it('names the variables whose times do not fit into the shutdown, and exits with 1', async () => {
    const aws = await startLocalAws({
      seed: { secrets: { [API_KEYS]: { current: seededSecrets.currentKey } } },
    });
    const service = startScript(join(import.meta.dirname, 'test/toy-process.ts'), {
      env: {
        ENVIRONMENT: 'local',
        PORT: '0',
        REQUEST_TIMEOUT_MS: '30000',
        AWS_REGION: aws.region,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    expect(await service.exit).toEqual({ code: 1, signal: null });
    expect(service.logs().at(-1)).toMatchObject({
      level: 'error',
      message:
        'The configuration is not valid: SHUTDOWN_DEADLINE_MS: expected 32000 or more, the sum of DRAIN_DELAY_MS (0), ' +
        'REQUEST_TIMEOUT_MS (30000) and 2000 for closing resources, not "27000"',
    });
    await aws.stop();
  });
});
