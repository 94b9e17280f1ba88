import { join } from 'node:path';
import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import {
  freePort,
  seededSecrets,
  startScript,
  waitFor,
  type TestProcess,
} from '@gatehouse/testing';

const main = join(import.meta.dirname, 'main.ts');
const secretName = 'notification-service/api-keys';

let aws: LocalAws;
const started: TestProcess[] = [];
beforeAll(async () => {
  aws = await startLocalAws({
    seed: {
      topics: ['app-notifications'],
      secrets: { [secretName]: { current: seededSecrets.currentKey } },
    },
  });
});
afterAll(async () => {
  await Promise.all(started.map((child) => child.kill()));
  await aws.stop();
});

function start(environment: Record<string, string>): TestProcess {
  const child = startScript(main, {
    env: {
      ENVIRONMENT: 'local',
      LOG_FORMAT: 'json',
      AWS_REGION: aws.region,
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      TOPIC_ARNS: aws.topicArn('app-notifications'),
      ...environment,
    },
  });
  started.push(child);
  return child;
}

describe('notification-service as a process', () => {
  it.concurrent('listens, publishes, and exits with 0 on SIGTERM', async () => {
    const port = await freePort();
    const child = start({ PORT: String(port) });
    await child.waitForOutput(/Listening on/);
    const url = `http://127.0.0.1:${port}`;
    await waitFor('health', async () => (await fetch(`${url}/health`)).status === 200);
    const response = await fetch(`${url}/notify`, {
      method: 'POST',
      headers: { 'x-api-key': seededSecrets.currentKey, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'hello', topic: 'app-notifications' }),
    });
    expect(response.status).toBe(200);
    child.child.kill('SIGTERM');
    expect(await child.exit).toEqual({ code: 0, signal: null });
    expect(child.logs().at(-1)).toMatchObject({ message: 'Shut down', exitCode: 0 });
  });

  it.concurrent('reports all missing configuration in one line, and exits with 1', async () => {
    const child = start({ PORT: '', TOPIC_ARNS: 'app-notifications', AWS_REGION: '' });
    expect(await child.exit).toMatchObject({ code: 1 });
    expect(child.logs()).toEqual([
      expect.objectContaining({
        level: 'error',
        problems: [
          'PORT is missing',
          'AWS_REGION is missing',
          'TOPIC_ARNS: expected comma-separated SNS topic ARNs, not "app-notifications"',
        ],
      }),
    ]);
    expect(child.stderr()).not.toContain('    at ');
  });

  it.concurrent(
    'exits with 1 and names the field when its secret is invalid, without the value',
    async () => {
      aws.secrets.put('broken/api-keys', { current: { nested: seededSecrets.password } });
      const child = start({ PORT: '0', API_KEYS_SECRET: 'broken/api-keys' });
      expect(await child.exit).toMatchObject({ code: 1 });
      expect(child.logs().at(-1)?.['message']).toMatch(/broken\/api-keys is invalid: current/);
      expect(child.stdout() + child.stderr()).not.toContain(seededSecrets.password);
    },
  );

  it.concurrent('reads no secret over plain HTTP outside local runs', async () => {
    const child = start({
      ENVIRONMENT: 'staging',
      PORT: '0',
      AWS_ENDPOINT_URL: '',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
    });
    expect(await child.exit).toMatchObject({ code: 1 });
    expect(child.logs().map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /not valid: AWS_ENDPOINT_URL_SECRETS_MANAGER: plain http is allowed only in/,
      ),
    ]);
  });

  it.concurrent('reports in one clear line that its port is in use', async () => {
    const child = start({ PORT: String(aws.port) });
    expect(await child.exit).toMatchObject({ code: 1 });
    expect(child.logs().at(-1)).toMatchObject({
      level: 'error',
      message: `Port ${aws.port} is in use: stop the process that listens there, or set PORT to another port`,
    });
  });
});
