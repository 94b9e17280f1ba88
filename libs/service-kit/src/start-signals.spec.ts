import { join } from 'node:path';
import { startLocalAws } from '@gatehouse/local-aws';
import { seededSecrets, startScript } from '@gatehouse/testing';

describe('a signal during the start', () => {
  it('closes what is open and exits with 0, without waiting for the end of the start', async () => {
    const aws = await startLocalAws({
      seed: { secrets: { 'toy/api-keys': { current: seededSecrets.currentKey } } },
    });
    const service = startScript(join(import.meta.dirname, 'test/unfinished-start-process.ts'), {
      env: {
        ENVIRONMENT: 'local',
        PORT: '1',
        AWS_REGION: aws.region,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
    await service.waitForOutput(/starting/);
    service.child.kill('SIGTERM');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    const lines = service.logs().filter(({ log }) => log !== 'metrics');
    expect(lines.map(({ message }) => message)).toEqual([
      'starting',
      'connections closed',
      'SIGTERM during the start: exiting',
    ]);
    await aws.stop();
  });
});
