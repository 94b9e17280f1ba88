import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { waitFor } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';
import { userIdOf } from '../users/user-id.ts';

const RETRY_MS = 300;

let running: RunningService;
beforeAll(async () => (running = await startService({ NOTIFICATION_RETRY_MS: String(RETRY_MS) })));
afterAll(() => running.close());
afterEach(() => {
  running.aws.faults.clear();
  running.peer.answer = (response) => void response.end('{}');
});

let count = 0;
async function create(): Promise<string> {
  const email = `user${++count}@example.com`;
  return (await running.call('post', '/users').send({ email, name: 'Ada' })).body.id;
}
const callsFor = (id: string) =>
  running.peer.calls.filter(({ headers }) => headers['idempotency-key'] === id);

/** Ids of the users in the outbox. */
async function pending(): Promise<(string | undefined)[]> {
  const { AWS_REGION: region = '', USERS_TABLE: TableName } = running.environment;
  const client = new DynamoDBClient({ region, endpoint: running.aws.url });
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName, IndexName: 'by-outbox', ConsistentRead: false }),
  );
  client.destroy();
  return Items.map(({ id }) => id?.S);
}
const delivered = (id: string) =>
  waitFor('the delivery', async () => !(await pending()).includes(id));

describe('the outbox', () => {
  it('is empty after a notification was delivered at once', async () => {
    const id = await create();
    await delivered(id);
    expect(callsFor(id)).toHaveLength(1);
    await sleep(3 * RETRY_MS);
    expect(callsFor(id)).toHaveLength(1);
  });

  it('keeps a notification while the peer is down, and then delivers it', async () => {
    running.peer.answer = (response) => response.writeHead(503).end();
    const id = await create();
    await waitFor('several attempts', () => callsFor(id).length > 4);
    expect(await pending()).toEqual([id]);
    running.peer.answer = (response) => void response.end('{}');
    await delivered(id);
    const attempts = callsFor(id).length;
    await sleep(3 * RETRY_MS);
    expect(callsFor(id)).toHaveLength(attempts);
  });

  it('delivers the notification of a user whose creation was not confirmed', async () => {
    running.aws.faults.set(
      { service: 'dynamodb', action: 'PutItem', kind: 'lost' },
      { service: 'dynamodb', action: 'GetItem', kind: 'error' },
    );
    const email = `user${++count}@example.com`;
    const { status } = await running.call('post', '/users').send({ email, name: 'Ada' });
    expect(status).toBe(503);
    running.aws.faults.clear();
    const id = userIdOf(email);
    await waitFor('the call', () => callsFor(id).length > 0);
    await delivered(id);
    expect(callsFor(id)).toHaveLength(1);
  });

  it('resends a delivered notification that was not removed, with the same idempotency key', async () => {
    running.aws.faults.set({ service: 'dynamodb', action: 'UpdateItem', kind: 'error' });
    const id = await create();
    await waitFor('the call', () => callsFor(id).length === 1);
    await waitFor('the warning', () =>
      running.logs
        .entries()
        .some(({ message, user }) => user === id && /still in the outbox/.test(String(message))),
    );
    running.aws.faults.clear();
    await delivered(id);
    expect(callsFor(id).length).toBeGreaterThan(1);
  });

  it('delivers what its peer accepts in the same poll as what its peer refuses', async () => {
    running.aws.faults.set({ service: 'dynamodb', action: 'Query', kind: 'error' });
    running.peer.answer = (response) => response.writeHead(404).end();
    const refused: string[] = [];
    while (refused.length < 5) refused.push(await create());
    // Longer than the jitter of the due times.
    await sleep(RETRY_MS / 3);
    const accepted = await create();
    await waitFor('all refusals', () => callsFor(accepted).length === 1);
    await sleep(2 * RETRY_MS);
    running.peer.answer = (response) => {
      const id = response.req.headers['idempotency-key'] as string;
      response.writeHead(refused.includes(id) ? 404 : 200).end('{}');
    };
    const polls = () => running.aws.calls().dynamodb?.['Query'] ?? 0;
    const before = polls();
    running.aws.faults.clear();
    await delivered(accepted);
    expect(polls() - before).toBeLessThan(5);
  });

  it('delivers a notification whose claim was made, but not confirmed', async () => {
    running.aws.faults.set({ service: 'dynamodb', action: 'UpdateItem', kind: 'lost' });
    running.peer.answer = (response) => response.writeHead(404).end();
    const id = await create();
    await waitFor('the first refusal', () => callsFor(id).length === 1);
    running.peer.answer = (response) => void response.end('{}');
    // Each claim is made, but if it counted as another task's, there would be no call.
    await delivered(id);
  });

  it('survives losing its table', async () => {
    running.aws.faults.set({ service: 'dynamodb', action: 'Query', kind: 'error' });
    await waitFor('the warning', () =>
      running.logs.entries().some(({ event }) => event === 'outbox_failed'),
    );
    running.peer.answer = (response) => response.writeHead(404).end();
    const id = await create();
    await waitFor('the refusal', () => callsFor(id).length === 1);
    running.peer.answer = (response) => void response.end('{}');
    running.aws.faults.clear();
    await delivered(id);
  });
});
