import fc from 'fast-check';
import { characterAt, CHARACTERS } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';
import { toCursor } from './cursor.ts';

const anyText = fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt) });

const USERS = 25;

let running: RunningService;
beforeAll(async () => {
  running = await startService();
  for (let at = 0; at < USERS; at++) {
    const user = { email: `user${at}@example.com`, name: `User ${at}` };
    await running.call('post', '/users').send(user);
  }
});
afterAll(() => running.close());

const list = (query: Record<string, string> = {}) =>
  running.call('get', `/users?${new URLSearchParams(query)}`);

async function allPages(limit: number): Promise<{ name: string }[][]> {
  const pages = [];
  let cursor: string | undefined;
  do {
    const { body } = await list({ limit: String(limit), ...(cursor && { cursor }) });
    pages.push(body.users);
    cursor = body.cursor;
  } while (cursor !== undefined);
  return pages;
}

describe('GET /users', () => {
  it.each([1, 7, 25, 100])('returns every user once, in pages of %d', async (limit) => {
    const pages = await allPages(limit);
    expect(Math.max(...pages.map((page) => page.length))).toBe(Math.min(limit, USERS));
    const names = pages.flat().map(({ name }) => name);
    expect(names.sort()).toEqual(Array.from({ length: USERS }, (_, at) => `User ${at}`).sort());
  });

  it('returns 20 by default, oldest first', async () => {
    const { body } = await list();
    expect(body.users).toHaveLength(20);
    const created = body.users.map((user: { createdAt: string }) => user.createdAt);
    expect(created).toEqual([...created].sort());
  });

  it('returns users created in the meantime on a later page', async () => {
    const { body: first } = await list({ limit: '20' });
    const email = 'late@example.com';
    await running.call('post', '/users').send({ email, name: 'Late' });
    const { body: rest } = await list({ limit: '100', cursor: first.cursor });
    expect(rest.users.at(-1).email).toBe(email);
    expect(rest).not.toHaveProperty('cursor');
  });

  it('finds a user by address, however it is spelt', async () => {
    const { status, body } = await list({ email: 'USER7@example.com' });
    expect(status).toBe(200);
    expect(body).toEqual({ users: [expect.objectContaining({ name: 'User 7' })] });
    expect((await list({ email: 'nobody@example.com' })).body).toEqual({ users: [] });
  });

  it.each([
    ['limit', 'limit=0'],
    ['limit', 'limit=101'],
    ['limit', 'limit=ten'],
    ['limit', 'limit=1&limit=2'],
    ['email', 'email=nobody'],
    ['email', 'email=a%40example.com&email=b%40example.com'],
    [
      'cursor',
      `email=a%40example.com&cursor=${toCursor({ createdAt: '2026-01-01T00:00:00Z', id: '0'.repeat(32) })}`,
    ],
    ['sort', 'sort=name'],
  ])('responds with 400 and names %s for ?%s', async (field, query) => {
    const { status, body } = await running.call('get', `/users?${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body.errors)).toContain(field);
  });

  it('responds with 400 to any cursor that it never issued', async () => {
    const encode = (value: unknown) =>
      Buffer.from(JSON.stringify(value) ?? '').toString('base64url');
    const cursor = fc.oneof(
      anyText,
      fc.jsonValue().map(encode),
      fc.tuple(fc.string(), fc.string()).map(encode),
      fc.tuple(fc.date({ noInvalidDate: true }), fc.jsonValue()).map(encode),
      fc.constant('x'.repeat(5_000)),
    );
    await fc.assert(
      fc.asyncProperty(cursor, async (text) => {
        const { status, body } = await list({ cursor: text });
        expect([status, body.errors[0].field]).toEqual([400, 'cursor']);
      }),
      { numRuns: 100 },
    );
  });

  it('treats a forged cursor as a position, and nothing else', async () => {
    const id = 'a'.repeat(32);
    const early = { createdAt: '1970-01-01T00:00:00.000Z', id };
    expect((await list({ cursor: toCursor(early) })).body.users).toHaveLength(20);
    const late = { createdAt: '9999-12-31T00:00:00.000Z', id };
    expect((await list({ cursor: toCursor(late) })).body).toEqual({ users: [] });
  });
});
