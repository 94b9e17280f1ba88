import { getEventListeners } from 'node:events';
import { SecretInvalidError } from './errors.ts';
import { fetchSecret, type SecretSource } from './fetch-secret.ts';

const VERSION = { versionId: 'v1', content: 'the value' };

/** Fetches from a source, and notes the signal that the source gets. */
async function fetchFrom(answer: () => Promise<typeof VERSION>, { timeoutMs = 60_000 } = {}) {
  const closing = new AbortController();
  let signal: AbortSignal | undefined;
  const source: SecretSource = (_name, given) => {
    signal = given;
    return answer();
  };
  const outcome = await fetchSecret(source, 'orders/database', timeoutMs, closing.signal).catch(
    (error: unknown) => error,
  );
  return {
    outcome,
    aborted: signal?.aborted,
    listening: getEventListeners(closing.signal, 'abort'),
  };
}

describe('fetchSecret', () => {
  it('returns the version, and leaves no listener behind', async () => {
    expect(await fetchFrom(() => Promise.resolve(VERSION))).toEqual({
      ...{ outcome: VERSION, aborted: true, listening: [] },
    });
  });

  it('ends the wait for a source that ignores its signal, and aborts the signal', async () => {
    const never = () => new Promise<never>(() => undefined);
    expect(await fetchFrom(never, { timeoutMs: 10 })).toMatchObject({
      outcome: { name: 'SecretUnavailableError', cause: { code: 'TimeoutError' } },
      ...{ aborted: true, listening: [] },
    });
  });

  it('passes on why a response is invalid', async () => {
    const invalid = new SecretInvalidError('orders/database', ['it is empty']);
    expect((await fetchFrom(() => Promise.reject(invalid))).outcome).toBe(invalid);
  });

  it('returns no version if the secrets are closed, even if the source has one at once', async () => {
    const source = () => Promise.resolve(VERSION);
    await expect(
      fetchSecret(source, 'orders/database', 60_000, AbortSignal.abort()),
    ).rejects.toMatchObject({ cause: { code: 'Closed' } });
  });
});
