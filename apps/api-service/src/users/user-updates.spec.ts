import { setTimeout as sleep } from 'node:timers/promises';
import { seededSecrets } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';

/** Each delays the others: their attempts grow with the square. */
const UPDATES = process.env['GATEHOUSE_NIGHTLY'] ? 50 : 20;

let running: RunningService;
beforeAll(async () => (running = await startService({ LOG_LEVEL: 'error' })));
afterAll(() => running.close());

let count = 0;
const createAda = () =>
  running.call('post', '/users').send({ email: `ada${++count}@example.com`, name: 'Ada' });
const missing = `/users/${'0'.repeat(32)}`;

describe('PATCH /users/{id}', () => {
  const patch = (path: string, body: object, headers: Record<string, string>) =>
    running.call('patch', path, headers).send(body);

  it('changes the user of the version that was read, and increments the version', async () => {
    const { body: before } = await createAda();
    const path = `/users/${before.id}`;
    const { status, body, headers } = await patch(
      path,
      { name: 'Lovelace' },
      { 'if-match': '"1"' },
    );
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(body).toEqual({
      ...before,
      name: 'Lovelace',
      version: 2,
      updatedAt: expect.stringMatching(/Z$/),
    });
    expect((await running.call('get', path)).body).toEqual(body);
  });

  it('responds with 412 and the current version to an outdated one', async () => {
    const { body } = await createAda();
    const path = `/users/${body.id}`;
    await patch(path, { name: 'First' }, { 'if-match': '"1"' });
    const late = await patch(path, { name: 'Second' }, { 'if-match': '"1"' });
    expect([late.status, late.headers['etag']]).toEqual([412, '"2"']);
    expect((await running.call('get', path)).body.name).toBe('First');
  });

  it.each(['1', 'W/"1"', '"0"', '"-1"', '"1e3"', '"2", "3"', `"${'9'.repeat(40)}"`])(
    'responds with 412 to If-Match: %s, which is not a version of the user',
    async (tag) => {
      const { body } = await createAda();
      const { status } = await patch(`/users/${body.id}`, { name: 'x' }, { 'if-match': tag });
      expect(status).toBe(412);
    },
  );

  it('responds with 428 without If-Match', async () => {
    const { body } = await createAda();
    expect((await patch(`/users/${body.id}`, { name: 'x' }, {})).status).toBe(428);
  });

  it('responds with 404 if the user does not exist, and creates none', async () => {
    const tag = { 'if-match': '"1"' };
    expect((await patch(missing, { name: 'x' }, tag)).status).toBe(404);
    expect((await patch('/users/x', { name: 'x' }, tag)).status).toBe(404);
    expect((await running.call('get', missing)).status).toBe(404);
  });

  it('responds with 400 and names a field that cannot be changed', async () => {
    const { body } = await createAda();
    const changes = { name: 'x', email: 'other@example.com' };
    const response = await patch(`/users/${body.id}`, changes, { 'if-match': '"1"' });
    expect(response.status).toBe(400);
    expect(JSON.stringify(response.body.errors)).toContain('email');
  });
});

const headers = { 'x-api-key': seededSecrets.currentKey, 'content-type': 'application/json' };

/**
 * Adds a mark to the name, as a careful client does: it reads, changes, and starts again if another
 * update came first. After a 503 (the emulated DynamoDB was too slow on a busy machine), the outcome of
 * the change is unknown, so it first looks for its mark.
 */
async function addMark(url: string, mark: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const read = await fetch(url, { headers });
    const { name = '' } = (await read.json()) as { name?: string };
    if (name.includes(mark)) return attempt;
    if (read.status === 200) {
      const answer = await fetch(url, {
        method: 'PATCH',
        headers: { ...headers, 'if-match': read.headers.get('etag') ?? '' },
        body: JSON.stringify({ name: name + mark }),
      });
      await answer.arrayBuffer();
      if (answer.status === 200) return attempt;
      expect([412, 503]).toContain(answer.status);
    }
    // Longer each time: on a busy machine, the clients delay each other for longer.
    await sleep(Math.random() * attempt * 500);
  }
}

describe('updates of one user at the same time', () => {
  it('are all made, each once', async () => {
    const { body } = await running
      .call('post', '/users')
      .send({ email: 'busy@example.com', name: '!' });
    const marks = Array.from({ length: UPDATES }, (_, at) => String.fromCharCode(0x4e00 + at));
    const url = `${running.url}/users/${body.id}`;
    const attempts = await Promise.all(marks.map((mark) => addMark(url, mark)));

    const { body: after } = await running.call('get', `/users/${body.id}`);
    expect(after.version).toBe(1 + UPDATES);
    expect([...after.name].sort()).toEqual(['!', ...marks]);
    // Otherwise no update could have been lost.
    expect(Math.max(...attempts)).toBeGreaterThan(1);
  });
});
