import { startLocalAws } from '@gatehouse/local-aws';
import { LogCapture, seededSecrets } from '@gatehouse/testing';
import { apiKeysSchema, keyMatcher, LOCAL_API_KEY } from './api-keys.ts';
import { createService } from '../index.ts';
import { toyService } from '../test/toy-service.ts';

const { currentKey, previousKey, rotatedKey } = seededSecrets;

describe('keyMatcher', () => {
  const matches = keyMatcher({ current: currentKey, previous: previousKey });

  it('accepts the current and, during a rotation, the previous key, and reports which', () => {
    expect([currentKey, previousKey].map(matches)).toEqual(['current', 'previous']);
  });

  it('refuses any other key, however similar', () => {
    const others = [
      '',
      rotatedKey,
      `${currentKey}x`,
      currentKey.slice(1),
      currentKey.toUpperCase(),
    ];
    expect(others.map(matches)).toEqual(others.map(() => undefined));
  });

  it('has no second key if there is no previous one', () => {
    const only = keyMatcher({ current: currentKey });
    expect([only(currentKey), only(previousKey), only('undefined')]).toEqual([
      'current',
      undefined,
      undefined,
    ]);
  });
});

describe('a service', () => {
  it('does not start with the well-known local key outside local runs', async () => {
    const aws = await startLocalAws({
      seed: { secrets: { 'toy/api-keys': { current: LOCAL_API_KEY } } },
    });
    // The real environment of the process; the service sees no endpoint.
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
    const kit = { PORT: '0', AWS_REGION: aws.region, HOME: '/nowhere' };
    const start = (ENVIRONMENT: string) =>
      createService(toyService, {
        environment: { ...kit, ENVIRONMENT },
        logDestination: new LogCapture(),
      });
    await expect(start('staging')).rejects.toThrow(/toy\/api-keys is invalid: current/);
    await (await start('local')).close();
    await aws.stop();
  });
});

describe('apiKeysSchema', () => {
  it('accepts the well-known local key only in the local environment', () => {
    const keys = { current: LOCAL_API_KEY };
    expect(apiKeysSchema('local').safeParse(keys).success).toBe(true);
    expect(apiKeysSchema('production').safeParse(keys).success).toBe(false);
    expect(
      apiKeysSchema('production').safeParse({ current: currentKey, previous: LOCAL_API_KEY })
        .success,
    ).toBe(false);
  });

  it('requires keys that cannot be guessed', () => {
    expect(apiKeysSchema('production').safeParse({ current: currentKey }).success).toBe(true);
    expect(apiKeysSchema('production').safeParse({ current: 'short' }).success).toBe(false);
    expect(apiKeysSchema('local').safeParse({ current: '' }).success).toBe(false);
  });
});
