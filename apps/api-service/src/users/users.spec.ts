import { startService, type RunningService } from '../test/running-service.ts';

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());

let count = 0;
const ada = (more: object = {}) => ({ email: `ada${++count}@example.com`, name: 'Ada', ...more });
const create = (body: unknown, headers: Record<string, string> = {}) =>
  running.call('post', '/users', headers).send(body as object);
const missing = `/users/${'0'.repeat(32)}`;

describe('POST /users', () => {
  it('creates a user, and returns its location', async () => {
    const { status, body, headers } = await create({ email: 'Grace@Example.COM', name: ' Grace ' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[\da-f]{32}$/),
      email: 'grace@example.com',
      name: 'Grace',
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: body.createdAt,
      version: 1,
    });
    expect([headers['location'], headers['etag']]).toEqual([`/users/${body.id}`, '"1"']);
    const read = await running.call('get', headers['location'] as string);
    expect([read.status, read.headers['etag'], read.body]).toEqual([200, '"1"', body]);
  });

  it.each([
    ['no address', { name: 'Ada' }, 'email'],
    ['an address that is none', { email: 'ada', name: 'Ada' }, 'email'],
    ['an address that is no text', { email: { $gt: '' }, name: 'Ada' }, 'email'],
    ['no name', { email: 'ada@example.com' }, 'name'],
    ['an empty name', { email: 'ada@example.com', name: ' ' }, 'name'],
    ['a name that is too long', { email: 'ada@example.com', name: 'x'.repeat(101) }, 'name'],
    ['an array', [], ''],
    ['nothing', undefined, 'email'],
  ])('responds with 400 and names the field for %s', async (_what, body, field) => {
    const response = await create(body);
    expect([response.status, response.type]).toEqual([400, 'application/problem+json']);
    expect(response.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it.each(['admin', 'id', 'version', '__proto__'])(
    'responds with 400 and names the unknown field %s',
    async (field) => {
      const body = JSON.stringify(ada()).replace('{', `{"${field}":1,`);
      const response = await running
        .call('post', '/users', { 'content-type': 'application/json' })
        .send(body);
      expect(response.status).toBe(400);
      expect(response.body.errors).toEqual([{ field, detail: 'is not a known field' }]);
    },
  );

  it('responds with 409 to an address that is taken, in any spelling', async () => {
    const body = ada();
    expect((await create(body)).status).toBe(201);
    expect((await create({ ...body, email: body.email.toUpperCase() })).status).toBe(409);
  });

  it('lets one of many concurrent requests for one address win', async () => {
    const body = ada();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(body)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
  });

  it('returns the same user to a repeat with the same Idempotency-Key', async () => {
    const body = ada();
    const headers = { 'idempotency-key': 'first' };
    const [first, again] = await Promise.all([create(body, headers), create(body, headers)]);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await create(ada(), headers)).status).toBe(422);
  });

  it('responds with 413 to a body above the limit', async () => {
    expect((await create(ada({ name: 'x'.repeat(70_000) }))).status).toBe(413);
  });

  it('responds to another method with 405 and the allowed ones', async () => {
    const { status, headers } = await running.call('delete', '/users');
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  });
});

describe('GET /users/{id}', () => {
  it.each([missing, '/users/x', '/users/__proto__', '/users/%00', `/users/${'f'.repeat(5_000)}`])(
    'responds with 404 if the user does not exist',
    async (path) => {
      const { status, body } = await running.call('get', path);
      expect([status, body.detail]).toEqual([404, 'This user does not exist']);
    },
  );

  it('has no deletes', async () => {
    const { status, headers } = await running.call('delete', missing);
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD, PATCH, OPTIONS']);
  });
});
