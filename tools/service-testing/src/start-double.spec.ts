import { join } from 'node:path';
import { startDouble, type Double } from './start-double.ts';

let double: Double;
beforeEach(async () => (double = await startDouble(join(import.meta.dirname, 'test/doubled'))));
afterEach(() => double.close());

async function send(method: string, path: string, body?: unknown, key = 'key') {
  const response = await fetch(`${double.url}${path}`, {
    method,
    headers: { 'x-api-key': key },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a double of a service', () => {
  it("responds with the service's examples, and records the calls", async () => {
    const { body } = await double.example<{ body: { amount: number } }>('addEntry');
    expect(await send('POST', '/entries', body)).toEqual({
      status: 201,
      body: { id: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
    const { path } = await double.example<{ path: { id: string } }>('readEntry');
    expect(await send('GET', `/entries/${path.id}`)).toMatchObject({ status: 200 });
    expect(double.calls).toMatchObject([
      { operation: 'addEntry', url: '/entries', body, headers: { 'x-api-key': 'key' } },
      { operation: 'readEntry', url: `/entries/${path.id}`, body: undefined },
    ]);
  });

  it.each([
    [
      'a body that the service refuses',
      'POST',
      '/entries',
      { amount: 0 },
      400,
      /amount must be >= 1/,
    ],
    ['an unknown field', 'POST', '/entries', { amount: 1, more: 1 }, 400, /additional properties/],
    ['no body', 'POST', '/entries', undefined, 400, /not valid JSON/],
    ['an unknown path', 'GET', '/other', undefined, 404, /no operation GET \/other/],
    ['an unknown method', 'PUT', '/entries', {}, 404, /no operation PUT/],
  ])('refuses %s', async (_what, method, path, given, status, detail) => {
    expect(await send(method, path, given)).toMatchObject({
      status,
      body: { detail: expect.stringMatching(detail) },
    });
    expect(double.calls).toEqual([]);
  });

  it('refuses a call without an API key', async () => {
    expect((await send('POST', '/entries', { amount: 1 }, '')).status).toBe(401);
  });

  it('responds as the test says, if the service can respond in that way', async () => {
    const id = 'd9428888-122b-41e1-b85c-61f3d0a3ee0d';
    double.answer('addEntry', 201, { id });
    expect(await send('POST', '/entries', { amount: 1 })).toEqual({ status: 201, body: { id } });
    expect(() => double.answer('addEntry', 201, { id: 7 })).toThrow(
      'addEntry does not answer 201 with this: data/id must be string',
    );
    expect(() => double.answer('addEntry', 204)).toThrow('addEntry does not answer with 204');
    expect(() => double.answer('dropEntry', 200)).toThrow(
      'There is no operation "dropEntry"; operations: addEntry, readEntry',
    );
  });

  it('fails if the service has no API description', async () => {
    await expect(startDouble(join(import.meta.dirname, 'test/none'))).rejects.toThrow();
  });
});
