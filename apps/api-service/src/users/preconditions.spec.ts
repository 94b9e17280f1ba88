import { startService, type RunningService } from '../test/running-service.ts';

let running: RunningService;
let path: string;
beforeAll(async () => {
  running = await startService();
  const ada = { email: 'ada@example.com', name: 'Ada' };
  path = `/users/${(await running.call('post', '/users').send(ada)).body.id}`;
});
afterAll(() => running.close());

const patch = (headers: Record<string, string>, name = 'Grace') =>
  running.call('patch', path, headers).send({ name });
const version = async () => (await running.call('get', path)).body.version as number;

describe('PATCH /users/{id}', () => {
  it('accepts any version for *, even during concurrent updates', async () => {
    const before = await version();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => patch({ 'if-match': '*' }, name)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await version()).toBe(before + 3);
  });

  it('accepts the current version in a list, and compares strongly', async () => {
    const current = await version();
    expect((await patch({ 'if-match': `"${current + 7}", "${current + 8}"` })).status).toBe(412);
    expect((await patch({ 'if-match': `W/"${current}"` })).status).toBe(412);
    const taken = await patch({ 'if-match': `"x", "${current + 7}" ,"${current}"` });
    expect([taken.status, taken.headers['etag']]).toEqual([200, `"${current + 1}"`]);
  });

  it('respects If-None-Match', async () => {
    const current = await version();
    const headers = { 'if-match': `"${current}"`, 'if-none-match': `W/"${current}"` };
    expect((await patch(headers)).status).toBe(412);
    expect((await patch({ ...headers, 'if-none-match': '"0"' })).status).toBe(200);
  });

  it('responds to another type with 415 and the accepted types', async () => {
    const call = patch({ 'if-match': '*', 'content-type': 'text/plain' }).serialize(JSON.stringify);
    const { status, headers } = await call;
    expect([status, headers['accept-patch']]).toEqual([415, 'application/json']);
  });
});

describe('GET /users', () => {
  it.each(['0x10', '1e3', '%205', '+5', '%2B5', '5.0', '-0', '0', '101', '', '05', '５'])(
    'responds with 400 and names the field for the limit %s',
    async (limit) => {
      const { status, body } = await running.call('get', `/users?limit=${encodeURI(limit)}`);
      expect([status, body.errors?.[0]?.field]).toEqual([400, 'limit']);
    },
  );

  it('/{id} responds with 304 for the version that the caller has', async () => {
    const headers = { 'if-none-match': `"0", W/"${await version()}"` };
    const { status, text } = await running.call('get', path, headers);
    expect([status, text]).toEqual([304, '']);
    expect((await running.call('get', path, { 'if-match': '"0"' })).status).toBe(412);
  });
});
