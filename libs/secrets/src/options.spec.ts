import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { settingsFrom } from './options.ts';

const client = new SecretsManagerClient({ region: 'eu-west-1' });

describe('settingsFrom', () => {
  it('returns the defaults that the README states', () => {
    expect(settingsFrom({ client })).toMatchObject({
      refreshIntervalMs: 300_000,
      jitter: 0.1,
      maxStaleMs: 86_400_000,
      requestTimeoutMs: 3_000,
      staleAfterMs: 360_000,
    });
  });

  it.each([
    ['refreshIntervalMs', { refreshIntervalMs: 0 }],
    ['refreshIntervalMs', { refreshIntervalMs: NaN }],
    ['refreshIntervalMs', { refreshIntervalMs: 2 ** 31, maxStaleMs: 2 ** 40 }],
    ['jitter', { jitter: 1 }],
    ['jitter', { jitter: -0.1 }],
    ['requestTimeoutMs', { requestTimeoutMs: 0 }],
    ['requestTimeoutMs', { requestTimeoutMs: Infinity }],
    ['maxStaleMs', { maxStaleMs: 300_000 }],
  ])('rejects an invalid %s: %p', (name, options) => {
    expect(() => settingsFrom({ client, ...options })).toThrow(RangeError);
    expect(() => settingsFrom({ client, ...options })).toThrow(name);
  });
});
