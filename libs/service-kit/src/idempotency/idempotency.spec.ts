import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../responses/problem.ts';
import { createIdempotency } from './idempotency.ts';
import { createMemoryStore } from './memory-store.ts';
import type { IdempotencyStore } from './record.ts';
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
import { sent, type Sent } from './test/sent.ts';

let table: RecordsTable;
beforeAll(async () => {
  table = await startRecordsTable();
});
afterAll(() => table.close());

const stores: [string, () => IdempotencyStore][] = [
  ['memory', () => createMemoryStore()],
  ['a table', () => createTableStore(table.clients, TABLE)],
];

describe.each(stores)('idempotency with its records in %s', (_where, makeStore) => {
  const make = (store = makeStore()) => createIdempotency({ store, logger, leaseMs: LEASE_MS });
  let key: string;
  beforeEach(() => (key = randomUUID()));

  it('does the work once for one key, even while the first request is in progress', async () => {
    const idempotency = make();
    let done = 0;
    const work = async () => ({ count: ++done });
    const outcomes = [1, 2, 3].map(() => idempotency.run(sent(key), asked, work));
    expect(await Promise.all(outcomes)).toEqual([{ count: 1 }, { count: 1 }, { count: 1 }]);
    expect(await idempotency.run(sent(key), asked, work)).toEqual({ count: 1 });
    expect(await idempotency.run(sent(randomUUID()), asked, work)).toEqual({ count: 2 });
  });

  it('treats a quoted key and the same key without quotes as one', async () => {
    const idempotency = make();
    await idempotency.run(sent(`"${key}"`), asked, async () => 1);
    expect(await idempotency.run(sent(key), asked, async () => 2)).toBe(1);
  });

  it('does the work each time without a key, with a new write id', async () => {
    const ids = new Set<string>();
    const work = async (id: string) => ids.add(id).size;
    await make().run(sent(undefined), asked, work);
    expect(await make().run(sent(undefined), asked, work)).toBe(2);
  });

  it('refuses a key of another request with 422, even while that is in progress', async () => {
    const idempotency = make();
    const first = idempotency.run(sent(key), asked, () => sleep(50, 1));
    const other = () => idempotency.run(sent(key), { message: 'bye' }, async () => 2);
    await expect(other()).rejects.toMatchObject({
      status: 422,
      type: 'urn:problem-type:gatehouse:idempotency-key-reused',
    });
    await first;
    await expect(other()).rejects.toMatchObject({ status: 422 });
  });

  it.each<[string, Sent, Sent]>([
    ['routes', { path: '/a' }, { path: '/b' }],
    ['callers', { caller: { kind: 'jwt', id: 'ada' } }, { caller: { kind: 'jwt', id: 'bob' } }],
    [
      'issuers of tokens',
      { caller: { kind: 'jwt', id: 'ada', claims: { iss: 'a' } } },
      { caller: { kind: 'jwt', id: 'ada', claims: { iss: 'b' } } },
    ],
    ['kinds of callers', { caller: { kind: 'jwt', id: 'current-api-key' } }, {}],
  ])('keeps the same key of different %s apart', async (_what, one, other) => {
    const idempotency = make();
    await idempotency.run(sent(key, one), asked, async () => 1);
    expect(await idempotency.run(sent(key, other), asked, async () => 2)).toBe(2);
  });

  it('recognises a caller after a rotation of its API key', async () => {
    const idempotency = make();
    await idempotency.run(sent(key, { caller: { id: 'previous-api-key' } }), asked, async () => 1);
    expect(await idempotency.run(sent(key), asked, async () => 2)).toBe(1);
  });

  it('does not store a failure with a known outcome: another request may use the key', async () => {
    const idempotency = make();
    const taken = async () => Promise.reject(new Problem(409));
    await expect(idempotency.run(sent(key), asked, taken)).rejects.toMatchObject({
      status: 409,
      type: undefined,
    });
    expect(await idempotency.run(sent(key), { message: 'bye' }, async () => 1)).toBe(1);
  });

  it.each([new Error('down'), new Problem(503)])(
    'retries after a failure with an unknown outcome (%s), with the same write id and for no other request',
    async (failure) => {
      const idempotency = make();
      const ids: string[] = [];
      const fail = async (id: string) => {
        ids.push(id);
        throw failure;
      };
      await expect(idempotency.run(sent(key), asked, fail)).rejects.toBe(failure);
      const other = idempotency.run(sent(key), { message: 'bye' }, async () => 2);
      await expect(other).rejects.toMatchObject({ status: 422 });
      expect(await idempotency.run(sent(key), asked, async (id) => ids.push(id))).toBe(2);
      expect(new Set(ids).size).toBe(1);
    },
  );

  it('refuses to repeat a response that is too large to be stored, and does not repeat the work', async () => {
    const idempotency = make();
    await idempotency.run(sent(key), asked, async () => 'x'.repeat(400_000));
    const again = idempotency.run(sent(key), asked, async () => 'again');
    await expect(again).rejects.toMatchObject({
      status: 409,
      detail: expect.stringContaining('too large to be stored'),
    });
  });

  it.each(['', '""', 'x'.repeat(256)])('rejects an invalid key', async (wrong) => {
    const run = make().run(sent(wrong), asked, async () => 1);
    await expect(run).rejects.toMatchObject({ status: 400 });
  });

  describe('idempotency across two tasks', () => {
    it('does the work once for many concurrent requests', async () => {
      const store = makeStore();
      const tasks = [make(store), make(store)];
      let done = 0;
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, at) =>
          tasks[at % 2]!.run(sent(key), asked, async () => sleep(50, ++done)),
        ),
      );
      expect(done).toBe(1);
      for (const outcome of outcomes)
        if (outcome.status === 'fulfilled') expect(outcome.value).toBe(1);
        else expect(outcome.reason).toMatchObject({ status: 409, headers: { 'Retry-After': '1' } });
      expect(await tasks[1]!.run(sent(key), asked, async () => 2)).toBe(1);
    });

    it('keeps the second task away for as long as the work takes', async () => {
      const store = makeStore();
      const first = make(store).run(sent(key), asked, () => sleep(3 * LEASE_MS, 1));
      await sleep(2 * LEASE_MS);
      const second = make(store).run(sent(key), asked, async () => 2);
      await expect(second).rejects.toMatchObject({
        status: 409,
        type: 'urn:problem-type:gatehouse:idempotency-in-progress',
      });
      expect(await first).toBe(1);
    });

    it('keeps the outcome of the second task if the first, presumed dead, ends after all', async () => {
      const store = makeStore();
      const stalled: IdempotencyStore = {
        ...store,
        change: async (id, owner, change) =>
          change.completed ? store.change(id, owner, change) : true,
      };
      let end = (_outcome: number) => undefined as void;
      const work = () => new Promise<number>((resolve) => (end = resolve));
      const first = make(stalled).run(sent(key), asked, work);
      await sleep(LEASE_MS + 100);
      let endSecond = (_outcome: number) => undefined as void;
      let second: Promise<number> | undefined;
      await new Promise<void>((begun) => {
        second = make(store).run(sent(key), asked, () => {
          begun();
          return new Promise<number>((resolve) => (endSecond = resolve));
        });
      });
      end(1);
      const outcome = await first;
      endSecond(2);
      expect([outcome, await second]).toEqual([1, 2]);
      expect(await make(store).run(sent(key), asked, async () => 3)).toBe(2);
      expect(logs.text()).toContain('took longer than its lease');
    });

    it.each([
      ['a known', new Problem(409)],
      ['an unknown', new Error('down')],
    ])(
      'lets the second task take over after a failure with %s outcome, although its clock is slow',
      async (_what, failure) => {
        const store = makeStore();
        const fail = async () => Promise.reject(failure);
        await expect(make(store).run(sent(key), asked, fail)).rejects.toBe(failure);
        const { now } = Date;
        Date.now = () => now() - 600_000;
        try {
          expect(await make(store).run(sent(key), asked, async () => 2)).toBe(2);
        } finally {
          Date.now = now;
        }
      },
    );

    it('lets the second task take over from a dead one, once its lease has expired', async () => {
      const store = makeStore();
      const dead: IdempotencyStore = { ...store, change: async () => true };
      await new Promise<void>((begun) => {
        void make(dead).run(sent(key), asked, () => new Promise(() => begun()));
      });
      const take = () => make(store).run(sent(key), asked, async () => 2);
      await expect(take()).rejects.toMatchObject({ status: 409 });
      await sleep(LEASE_MS);
      expect(await take()).toBe(2);
    });
  });
});

describe('the records in memory', () => {
  it('are discarded beyond the capacity, the oldest first', async () => {
    const idempotency = createIdempotency({ store: createMemoryStore(2), logger });
    for (const key of ['a', 'b', 'c']) await idempotency.run(sent(key), asked, async () => 1);
    expect(await idempotency.run(sent('c'), asked, async () => 2)).toBe(1);
    expect(await idempotency.run(sent('a'), asked, async () => 2)).toBe(2);
  });
});
