import { seededSecrets } from '@gatehouse/testing';
import { apiKeysSchema, keyMatcher, LOCAL_API_KEY } from './api-keys.ts';

const { currentKey, previousKey, rotatedKey } = seededSecrets;

describe('keyMatcher', () => {
  const matches = keyMatcher({ current: currentKey, previous: previousKey });

  it('accepts the current and, while a rotation spreads, the previous key, and tells which', () => {
    expect([currentKey, previousKey].map(matches)).toEqual(['current', 'previous']);
  });

  it('refuses anything else, however close', () => {
    const others = [
      '',
      rotatedKey,
      `${currentKey}x`,
      currentKey.slice(1),
      currentKey.toUpperCase(),
    ];
    expect(others.map(matches)).toEqual(others.map(() => undefined));
  });

  it('has no second key where there is no previous one', () => {
    const only = keyMatcher({ current: currentKey });
    expect([only(currentKey), only(previousKey), only('undefined')]).toEqual([
      'current',
      undefined,
      undefined,
    ]);
  });
});

describe('apiKeysSchema', () => {
  it('takes the well-known local key in the local environment alone', () => {
    const keys = { current: LOCAL_API_KEY };
    expect(apiKeysSchema('local').safeParse(keys).success).toBe(true);
    expect(apiKeysSchema('production').safeParse(keys).success).toBe(false);
    expect(
      apiKeysSchema('production').safeParse({ current: currentKey, previous: LOCAL_API_KEY })
        .success,
    ).toBe(false);
  });

  it('wants keys that cannot be guessed', () => {
    expect(apiKeysSchema('production').safeParse({ current: currentKey }).success).toBe(true);
    expect(apiKeysSchema('production').safeParse({ current: 'short' }).success).toBe(false);
    expect(apiKeysSchema('local').safeParse({ current: '' }).success).toBe(false);
  });
});
