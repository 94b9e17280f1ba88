import { seededSecrets, waitFor } from '@gatehouse/testing';
import { z } from 'zod';
import { createSecrets } from './create-secrets.ts';
import { SecretExpiredError } from './errors.ts';
import { startEmbeddedAws, waitUntilHealthy } from './test/embedded-aws.ts';
import { recordingLogger } from './test/recording-logger.ts';

const ApiKeys = z.object({ current: z.string().min(16) });
const old = { current: seededSecrets.currentKey };
const rotated = { current: seededSecrets.rotatedKey };

let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
beforeAll(async () => {
  aws = await startEmbeddedAws();
});
afterEach(() => aws.reset());
afterAll(() => aws.stop());

describe('Secrets Manager', () => {
  it.each(['hang', 'throttle', 'error'] as const)(
    'can fail (%s): the last good value is served, the log and the health check report it, and the secret recovers',
    async (fault) => {
      const name = `outage/${fault}`;
      // Long enough for successful responses on a busy machine.
      const requestTimeoutMs = fault === 'hang' ? 2_000 : 10_000;
      const { secrets, log } = aws.open({ refreshIntervalMs: 50, requestTimeoutMs });
      const versionId = aws.secrets.put(name, old);
      const apiKeys = await secrets.load(name, ApiKeys);
      await waitUntilHealthy(secrets);

      aws.fail(fault);
      const failures = fault === 'error' ? 2 : 1;
      await waitFor('a stale secret and its failures', () => {
        const [status] = secrets.status();
        return status?.stale && log.lines.length >= failures;
      });
      expect(apiKeys.value).toEqual(old);
      expect(secrets.status()).toEqual([
        {
          name,
          versionId,
          ageMs: expect.any(Number),
          stale: true,
          lastError: 'SecretUnavailableError',
        },
      ]);
      expect(() => secrets.check()).toThrow(`Secrets overdue for a refresh: ${name}`);
      expect(log.of('warn')).toHaveLength(1);
      expect(log.of('warn')[0]?.fields).toMatchObject({ secretName: name, versionId, failures: 1 });

      aws.secrets.put(name, rotated);
      aws.faults.clear();
      await waitFor('the recovery', () => apiKeys.value.current === rotated.current);
      await waitUntilHealthy(secrets);
      expect(secrets.status()[0]).not.toHaveProperty('lastError');
      expect(log.of('warn')).toHaveLength(1);
      expect(log.of('info').map(({ message }) => message)).toEqual([
        'Secret refresh recovered',
        'Secret rotation picked up',
      ]);
    },
  );

  it('can go down and come back: the value is served, and refreshed afterwards', async () => {
    const name = 'outage/down';
    const first = await startEmbeddedAws();
    first.secrets.put(name, old);
    const { secrets, log } = first.open({ refreshIntervalMs: 50 });
    const apiKeys = await secrets.load(name, ApiKeys);
    await first.stop();
    await waitFor('a warning', () => log.of('warn').length > 0);
    await waitFor('a stale secret', () => secrets.status()[0]?.stale);
    expect(apiKeys.value).toEqual(old);
    expect(log.of('warn')).toHaveLength(1);

    const second = await startEmbeddedAws(first.port);
    second.secrets.put(name, rotated);
    await waitFor('the recovery', () => apiKeys.value.current === rotated.current);
    await waitUntilHealthy(secrets);
    first.reset();
    await second.stop();
  });

  it('can be away for longer than maxStaleMs: the value expires and returns', async () => {
    const { secrets } = aws.open({ refreshIntervalMs: 50, maxStaleMs: 500 });
    aws.secrets.put('outage/expired', old);
    const apiKeys = await secrets.load('outage/expired', ApiKeys);
    aws.fail('error');
    const expired = () => {
      try {
        return void apiKeys.value;
      } catch (error) {
        return error;
      }
    };
    const error = await waitFor('the expiry', expired);
    expect(error).toBeInstanceOf(SecretExpiredError);
    expect(String(error)).toContain('outage/expired');
    expect(() => secrets.check()).toThrow('outage/expired');

    aws.faults.clear();
    await waitFor('the value', () => apiKeys.value.current === old.current);
  });

  it('can fail while the logger throws: refreshes continue', async () => {
    const { logger, lines } = recordingLogger();
    const throwing = (message: string, fields?: object) => {
      logger.info(message, fields);
      throw new Error('disk full');
    };
    const secrets = createSecrets({
      client: aws.client,
      logger: { debug: throwing, info: throwing, warn: throwing },
      refreshIntervalMs: 50,
    });
    aws.secrets.put('outage/logger', old);
    const apiKeys = await secrets.load('outage/logger', ApiKeys);
    aws.fail('error');
    await waitFor('two failures', () => lines.length >= 2);
    aws.faults.clear();
    aws.secrets.put('outage/logger', rotated);
    await waitFor('the rotation', () => apiKeys.value.current === rotated.current);
    secrets.close();
  });
});
