import { join } from 'node:path';
import {
  freePort,
  seededSecrets,
  startScript,
  waitFor,
  type TestProcess,
} from '@gatehouse/testing';
import { startService, type RunningService } from './test/running-service.ts';

const main = join(import.meta.dirname, 'main.ts');

// The surroundings of the service; the service in it is not used here.
let running: RunningService;
const started: TestProcess[] = [];
beforeAll(async () => (running = await startService()));
afterAll(async () => {
  await Promise.all(started.map((child) => child.kill()));
  await running.close();
});

function start(environment: Record<string, string>): TestProcess {
  const child = startScript(main, {
    env: { ...running.environment, LOG_FORMAT: 'json', ...environment },
  });
  started.push(child);
  return child;
}

describe('api-service as a process', () => {
  it.concurrent(
    'listens, creates a user, notifies its peer, and exits with 0 on SIGTERM',
    async () => {
      const port = await freePort();
      const child = start({ PORT: String(port) });
      await child.waitForOutput(/Listening on/);
      const url = `http://127.0.0.1:${port}`;
      await waitFor('health', async () => (await fetch(`${url}/health`)).status === 200);
      const response = await fetch(`${url}/users`, {
        method: 'POST',
        headers: { 'x-api-key': seededSecrets.currentKey, 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'ada@example.com', name: 'Ada' }),
      });
      expect(response.status).toBe(201);
      child.child.kill('SIGTERM');
      expect(await child.exit).toEqual({ code: 0, signal: null });
      expect(child.logs().at(-1)).toMatchObject({ message: 'Shut down', exitCode: 0 });
      expect(running.peer.calls).toHaveLength(1);
    },
  );

  it.concurrent('reports all missing configuration in one line, and exits with 1', async () => {
    const child = start({
      PORT: '',
      USERS_TABLE: '',
      NOTIFICATION_SERVICE_URL: 'notification-service',
      ASSET_LIMIT_BYTES: 'plenty',
    });
    expect(await child.exit).toMatchObject({ code: 1 });
    expect(child.logs()).toEqual([
      expect.objectContaining({
        level: 'error',
        problems: [
          'PORT is missing',
          'USERS_TABLE is missing',
          'NOTIFICATION_SERVICE_URL: expected an http or https URL, not "notification-service"',
          'ASSET_LIMIT_BYTES: expected bytes, a whole number of 1 or more, not "plenty"',
        ],
      }),
    ]);
    expect(child.stderr()).not.toContain('    at ');
  });
});
