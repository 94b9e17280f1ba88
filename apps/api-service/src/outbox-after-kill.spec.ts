import { join } from 'node:path';
import {
  readManifests,
  seedFromManifests,
  serviceEnvironment,
  startLocalAws,
  type LocalAws,
} from '@gatehouse/local-aws';
import { freePort, startScript, waitFor, type TestProcess } from '@gatehouse/testing';
import { startNotificationPeer, type NotificationPeer } from './test/notification-peer.ts';

const root = join(import.meta.dirname, '../../..');
/** The key that services accept in the environment `local`. */
const KEY = 'gatehouse-local';

let aws: LocalAws;
let silent: NotificationPeer;
const started: TestProcess[] = [];
beforeAll(async () => {
  const seed = await seedFromManifests(root);
  aws = await startLocalAws({ seed });
  silent = await startNotificationPeer();
  silent.answer = () => undefined;
});
afterEach(async () => {
  aws.faults.clear();
  await Promise.all(started.splice(0).map((child) => child.kill()));
});
afterAll(async () => {
  await silent.stop();
  await aws.stop();
});

/** A service of this workspace in a separate process. */
async function start(service: string, peer = 'http://127.0.0.1:1') {
  const manifest = (await readManifests(root)).get(service)!;
  const port = await freePort();
  const child = startScript(join(root, 'apps', service, 'src', 'main.ts'), {
    env: {
      ...serviceEnvironment(manifest, {
        region: aws.region,
        endpoint: aws.url,
        urlOf: () => peer,
      }),
      PORT: String(port),
      LOG_FORMAT: 'json',
      NOTIFICATION_RETRY_MS: '500',
    },
  });
  started.push(child);
  await child.waitForOutput(/Listening on/);
  return { url: `http://127.0.0.1:${port}`, kill: () => child.kill() };
}

async function create(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/users`, {
    method: 'POST',
    headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ email, name: 'Ada' }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

const published = (id: string) =>
  aws.notifications('app-notifications').filter(({ message }) => message.includes(id));

describe('a notification of api-service arrives at the topic once', () => {
  it('after the task was killed between the write and the notification', async () => {
    const first = await start('api-service', silent.url);
    const id = await create(first.url, 'between@example.com');
    await waitFor('the call', () => silent.calls.length > 0);
    await first.kill();
    expect(published(id)).toEqual([]);

    const receiver = await start('notification-service');
    const tasks = [start('api-service', receiver.url), start('api-service', receiver.url)];
    await Promise.all(tasks);
    await waitFor('the notification', () => published(id).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(published(id)).toHaveLength(1);
  });

  it('after the task was killed between the notification and its removal from the outbox', async () => {
    const receiver = await start('notification-service');
    const first = await start('api-service', receiver.url);
    aws.faults.set({ service: 'dynamodb', action: 'UpdateItem', kind: 'hang' });
    // The receiver cannot store its outcome either; it remembers the outcome and retries.
    const id = await create(first.url, 'after@example.com');
    await waitFor('the notification', () => published(id).length > 0);
    await first.kill();
    aws.faults.clear();

    const again = await start('api-service', receiver.url);
    expect(again.url).toBeTruthy();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(published(id)).toHaveLength(1);
  });
});
