import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { waitFor } from '@gatehouse/testing';
import { createIdempotency } from './idempotency.ts';
import { createTableStore } from './table-store.ts';
import {
  asked,
  LEASE_MS,
  logger,
  logs,
  startRecordsTable,
  TABLE,
  type RecordsTable,
} from './test/records-table.ts';
import { sent } from './test/sent.ts';

let table: RecordsTable;
beforeAll(async () => {
  table = await startRecordsTable();
});
afterEach(() => table.aws.faults.clear());
afterAll(() => table.close());

describe('the records in a table', () => {
  const make = (leaseMs = LEASE_MS) =>
    createIdempotency({ store: createTableStore(table.clients, TABLE), logger, leaseMs });

  it.each([
    ['PutItem', 1],
    ['PutItem', 100],
    ['UpdateItem', 1],
    ['UpdateItem', 100],
  ])('survive lost responses to %s, %s times', async (action, times) => {
    const key = randomUUID();
    table.aws.faults.set({ service: 'dynamodb', action, kind: 'lost', times });
    expect(await make().run(sent(key), asked, async () => 1)).toBe(1);
    expect(await make().run(sent(key), asked, async () => 2)).toBe(1);
  });

  it('are required: without them nothing is done, and the caller may try again', async () => {
    let done = 0;
    table.aws.faults.set({ service: 'dynamodb', kind: 'error' });
    const run = make().run(sent(randomUUID()), asked, async () => ++done);
    await expect(run).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '5' } });
    expect(done).toBe(0);
  });

  it('do not block other tasks if it is uncertain that they were written', async () => {
    const key = randomUUID();
    table.aws.faults.set(
      { service: 'dynamodb', action: 'PutItem', kind: 'lost' },
      { service: 'dynamodb', action: 'GetItem', kind: 'error' },
    );
    // The lease does not expire during the test.
    const run = make(60_000).run(sent(key), asked, async () => 1);
    await expect(run).rejects.toMatchObject({ status: 503 });
    table.aws.faults.clear();
    const again = () => make(60_000).run(sent(key), asked, async () => 2);
    expect(await waitFor('the release', () => again().catch(() => undefined))).toBe(2);
  });

  it('cannot undo completed work: the outcome is returned, and the log reports the missing record', async () => {
    table.aws.faults.set({ service: 'dynamodb', action: 'UpdateItem', kind: 'error' });
    expect(await make().run(sent(randomUUID()), asked, async () => 1)).toBe(1);
    expect(logs.text()).toContain('The outcome of an Idempotency-Key was not stored');
  });

  it('receive an outcome later if it could not be stored at once, and until then the task remembers it', async () => {
    const key = randomUUID();
    const task = make();
    table.aws.faults.set({ service: 'dynamodb', action: 'UpdateItem', kind: 'error' });
    await task.run(sent(key), asked, async () => 1);
    expect(await task.run(sent(key), asked, async () => 2)).toBe(1);
    table.aws.faults.clear();
    await sleep(LEASE_MS);
    expect(await make().run(sent(key), asked, async () => 3)).toBe(1);
  });

  it('expire at their time, whether or not they are deleted yet', async () => {
    const key = randomUUID();
    const { now } = Date;
    Date.now = () => now() - 86_500_000;
    await make()
      .run(sent(key), asked, async () => 1)
      .finally(() => (Date.now = now));
    expect(await make().run(sent(key), asked, async () => 2)).toBe(2);
  });

  it('contain neither key nor request', async () => {
    const key = randomUUID();
    await make().run(sent(key), { message: 'confidential' }, async () => 1);
    const { Items } = await table.clients
      .client(DynamoDBClient)
      .send(new ScanCommand({ TableName: TABLE }));
    expect(JSON.stringify(Items)).not.toContain(key);
    expect(JSON.stringify(Items)).not.toContain('confidential');
  });
});
