import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { waitFor } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';
import { UserOutbox } from '../notifications/user-outbox.ts';
import { UserStore } from './user-store.ts';

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());
afterEach(() => running.aws.faults.clear());

let count = 0;
const ada = () => ({ email: `ada${++count}@example.com`, name: 'Ada' });
const create = (body: object, headers: Record<string, string> = {}) =>
  running.call('post', '/users', headers).send(body);
const patch = (id: string, name: string, version = 1) =>
  running.call('patch', `/users/${id}`, { 'if-match': `"${version}"` }).send({ name });
const lose = (action: string, times?: number) =>
  running.aws.faults.set({
    service: 'dynamodb',
    action,
    kind: 'lost',
    ...(times !== undefined && { times }),
  });

/** Sends a request, loses the response to its write, and holds the retry until the faults are cleared. */
async function loseThenHold<T>(action: string, send: () => PromiseLike<T>) {
  const { faults } = running.aws;
  const fault = { service: 'dynamodb', action, times: 1 } as const;
  const hold = { ...fault, kind: 'latency', ms: 60_000 } as const;
  const calls = () => running.aws.calls().dynamodb?.[action] ?? 0;
  const before = calls();
  faults.set({ ...fault, kind: 'lost' }, hold);
  const sent = send().then((response) => response);
  await waitFor('the write', () => calls() === before + 1);
  faults.set(hold);
  await waitFor('the retry', () => calls() === before + 2);
  return { sent };
}

const notified = (id: string) =>
  waitFor('the notification', () =>
    running.peer.calls.find(({ headers }) => headers['idempotency-key'] === id),
  );

/** Whether a notification of the user is in the outbox. */
async function isPending(id: string): Promise<boolean> {
  const { AWS_REGION: region = '', USERS_TABLE: TableName } = running.environment;
  const client = new DynamoDBClient({ region, endpoint: running.aws.url });
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
  client.destroy();
  return Item?.['outbox'] !== undefined;
}

describe('POST /users whose response from DynamoDB is lost', () => {
  it.each([1, 2])('%s times creates the user once, and notifies its peer', async (times) => {
    lose('PutItem', times);
    const body = ada();
    const { status, body: user } = await create(body);
    expect([status, user]).toEqual([201, expect.objectContaining({ ...body, version: 1 })]);
    expect((await running.call('get', `/users/${user.id}`)).body).toEqual(user);
    await notified(user.id);
  });

  it('each time still gets 201: reading back shows the user', async () => {
    lose('PutItem');
    const { status, body: user } = await create(ada());
    expect(status).toBe(201);
    await notified(user.id);
  });

  it('with an Idempotency-Key and all responses lost, creates the user once', async () => {
    lose('PutItem');
    const body = ada();
    const key = { 'idempotency-key': `lost-${count}` };
    const { status, body: user } = await create(body, key);
    expect(status).toBe(201);
    running.aws.faults.clear();
    expect((await create(body, key)).body).toEqual(user);
    await notified(user.id);
  });

  it('and that cannot be read back gets 503; the same write id succeeds', async () => {
    const { AWS_REGION: region = '', USERS_TABLE: table = '' } = running.environment;
    const client = new DynamoDBClient({ region, endpoint: running.aws.url });
    const store = new UserStore(client, table, new UserOutbox(client, table, 60_000));
    running.aws.faults.set(
      { service: 'dynamodb', action: 'PutItem', kind: 'lost' },
      { service: 'dynamodb', action: 'GetItem', kind: 'error' },
    );
    const body = ada();
    await expect(store.create(body, 'one')).rejects.toMatchObject({ status: 503 });
    running.aws.faults.clear();
    await expect(store.create(body, 'two')).rejects.toMatchObject({ status: 409 });
    expect(await store.create(body, 'one')).toMatchObject({ ...body, version: 1 });
    client.destroy();
  });

  it('still gets 409 for an address that another user has', async () => {
    const body = ada();
    await create(body);
    lose('PutItem', 1);
    expect((await create(body)).status).toBe(409);
  });

  it('returns the current user if it changed before the retry', async () => {
    const body = ada();
    const { sent } = await loseThenHold('PutItem', () => create(body));
    const { body: page } = await running.call('get', `/users?email=${body.email}`);
    expect((await patch(page.users[0].id, 'Lovelace')).status).toBe(200);
    running.aws.faults.clear();
    const { status, body: user } = await sent;
    expect([status, user]).toEqual([
      201,
      expect.objectContaining({ name: 'Lovelace', version: 2 }),
    ]);
  });
});

describe('PATCH /users/{id} whose response from DynamoDB is lost', () => {
  it.each([1, 2, 100])('%s times makes the change once', async (times) => {
    const { body: user } = await create(ada());
    lose('UpdateItem', times);
    const { status, body, headers } = await patch(user.id, 'Lovelace');
    expect([status, body.version, headers['etag']]).toEqual([200, 2, '"2"']);
    running.aws.faults.clear();
    expect((await running.call('get', `/users/${user.id}`)).body).toEqual(body);
  });

  it('and that cannot be read back gets 503; the same request again succeeds', async () => {
    const { body: user } = await create(ada());
    await notified(user.id);
    running.aws.faults.set(
      { service: 'dynamodb', action: 'UpdateItem', kind: 'lost' },
      { service: 'dynamodb', action: 'GetItem', kind: 'error' },
    );
    expect((await patch(user.id, 'Lovelace')).status).toBe(503);
    running.aws.faults.clear();
    const { status, body } = await patch(user.id, 'Lovelace');
    expect([status, body.version]).toEqual([200, 2]);
    expect((await patch(user.id, 'Another')).status).toBe(412);
  });

  it.each(['"1"', '*'])(
    'with If-Match: %s succeeds, and keeps an update that came before the retry',
    async (ifMatch) => {
      const { body: user } = await create(ada());
      await notified(user.id);
      await waitFor('an empty outbox', async () => !(await isPending(user.id)));
      const { sent } = await loseThenHold('UpdateItem', () =>
        running.call('patch', `/users/${user.id}`, { 'if-match': ifMatch }).send({ name: 'First' }),
      );
      expect((await patch(user.id, 'Second', 2)).status).toBe(200);
      running.aws.faults.clear();
      const { status, body } = await sent;
      expect([status, body.name, body.version]).toEqual([200, 'Second', 3]);
    },
  );

  it('still gets 412 if another update came first', async () => {
    const { body: user } = await create(ada());
    await patch(user.id, 'First');
    lose('UpdateItem', 1);
    const { status, headers } = await patch(user.id, 'Second');
    expect([status, headers['etag']]).toEqual([412, '"2"']);
  });
});
