import { characterAt, CHARACTERS, runs, seededSecrets } from '@gatehouse/testing';
import fc from 'fast-check';
import { startService, type RunningService } from '../test/running-service.ts';

const anyText = fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt) });

let running: RunningService;
let id: string;
beforeAll(async () => {
  running = await startService({ LOG_LEVEL: 'error' });
  const ada = { email: 'ada@example.com', name: 'Ada' };
  id = (await running.call('post', '/users').send(ada)).body.id;
});
afterAll(() => running.close());

async function send(method: string, path: string, body: unknown, headers: Record<string, string>) {
  const response = await fetch(`${running.url}${path}`, {
    method,
    headers: { 'x-api-key': seededSecrets.currentKey, ...headers },
    body: body as string,
  });
  await response.arrayBuffer();
  return response.status;
}

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'text/plain',
);
const anything = fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 200 }));
const nearlyValid = fc
  .record(
    {
      email: fc.oneof(fc.emailAddress(), anyText, fc.jsonValue()),
      name: fc.oneof(anyText, fc.jsonValue()),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));
const header = fc.stringMatching(/^[ -~]{0,300}$/);

describe('users with arbitrary values', () => {
  it('never make POST /users respond with 500', async () => {
    const headers = fc.record({ 'idempotency-key': header }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(nearlyValid, anything),
        contentType,
        headers,
        async (body, type, more) => {
          expect(
            await send('POST', '/users', body, { 'content-type': type, ...more }),
          ).toBeLessThan(500);
        },
      ),
      { numRuns: runs(120) },
    );
  });

  it('never make PATCH /users/{id} respond with 500', async () => {
    const tag = fc.oneof(
      header,
      fc.nat().map((version) => `"${version}"`),
      fc.constant('"1"'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(nearlyValid, anything),
        contentType,
        tag,
        async (body, type, ifMatch) => {
          const headers = { 'content-type': type, 'if-match': ifMatch };
          expect(await send('PATCH', `/users/${id}`, body, headers)).toBeLessThan(500);
        },
      ),
      { numRuns: runs(120) },
    );
  });

  it('never make GET respond with 500', async () => {
    const text = anyText.map((part) => encodeURIComponent(part));
    await fc.assert(
      fc.asyncProperty(text, text, async (part, query) => {
        expect(await send('GET', `/users/${part}`, undefined, {})).toBeLessThan(500);
        expect(
          await send('GET', `/users?limit=${query}&email=${part}`, undefined, {}),
        ).toBeLessThan(500);
      }),
      { numRuns: runs(60) },
    );
  });
});
