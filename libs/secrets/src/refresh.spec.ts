import {
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { z } from 'zod';
import { startEmbeddedAws, waitUntilHealthy } from './test/embedded-aws.ts';

const ApiKeys = z.object({ current: z.string().min(16) });
const old = { current: seededSecrets.currentKey };
const rotated = { current: seededSecrets.rotatedKey };

let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
beforeAll(async () => {
  aws = await startEmbeddedAws();
});
afterEach(() => aws.reset());
afterAll(() => aws.stop());

/** Stores a secret and loads it with a refresh every 50 ms. */
async function loaded(name: string) {
  const opened = aws.open({ refreshIntervalMs: 50 });
  const versionId = aws.secrets.put(name, old);
  return { ...opened, versionId, apiKeys: await opened.secrets.load(name, ApiKeys) };
}

describe('the background refresh', () => {
  it('picks up a rotation without a restart, logs it once and calls the listeners', async () => {
    const { apiKeys, secrets, log } = await loaded('refresh/rotated');
    const seen: unknown[] = [];
    const unsubscribed: unknown[] = [];
    apiKeys.onChange((value) => seen.push(value));
    apiKeys.onChange((value) => unsubscribed.push(value))();

    const versionId = aws.secrets.put('refresh/rotated', rotated);
    await waitFor('the new value', () => apiKeys.value.current === rotated.current);
    await waitFor('the listener', () => seen.length > 0);

    expect(seen).toEqual([rotated]);
    expect(unsubscribed).toEqual([]);
    expect(secrets.status()[0]).toMatchObject({ versionId });
    expect(log.lines).toEqual([
      {
        level: 'info',
        message: 'Secret rotation picked up',
        fields: { secretName: 'refresh/rotated', versionId },
      },
    ]);
  });

  it('repeats indefinitely, and keeps the same object while the version is the same', async () => {
    const { apiKeys, log } = await loaded('refresh/same');
    const first = apiKeys.value;
    const before = aws.reads();
    await waitFor('five refreshes', () => aws.reads() >= before + 5);
    expect(apiKeys.value).toBe(first);
    expect(log.lines).toEqual([]);
  });

  it('follows the stage AWSCURRENT: not AWSPENDING, and back when a rotation is rolled back', async () => {
    const { apiKeys, versionId } = await loaded('refresh/stages');
    const SecretId = 'refresh/stages';
    const pending = await aws.client.send(
      new PutSecretValueCommand({
        SecretId,
        SecretString: JSON.stringify(rotated),
        VersionStages: ['AWSPENDING'],
      }),
    );
    const before = aws.reads();
    await waitFor('two refreshes', () => aws.reads() >= before + 2);
    expect(apiKeys.value).toEqual(old);

    const moveCurrent = (from: string, to: string) =>
      aws.client.send(
        new UpdateSecretVersionStageCommand({
          SecretId,
          VersionStage: 'AWSCURRENT',
          RemoveFromVersionId: from,
          MoveToVersionId: to,
        }),
      );
    const newId = pending.VersionId ?? '';
    await moveCurrent(versionId, newId);
    await waitFor('the rotation', () => apiKeys.value.current === rotated.current);
    expect(JSON.parse(aws.secrets.get(SecretId, 'AWSPREVIOUS'))).toEqual(old);

    await moveCurrent(newId, versionId);
    await waitFor('the roll-back', () => apiKeys.value.current === old.current);
  });

  it('survives listeners that throw or reject, and does not log their errors', async () => {
    const { apiKeys, log } = await loaded('refresh/listeners');
    const seen: unknown[] = [];
    apiKeys.onChange((value) => {
      throw new TypeError(`cannot connect with ${value.current}`);
    });
    apiKeys.onChange(async (value) => {
      throw new RangeError(`cannot connect with ${value.current}`);
    });
    apiKeys.onChange((value) => seen.push(value));
    aws.secrets.put('refresh/listeners', rotated);
    await waitFor('both warnings', () => log.of('warn').length === 2);
    expect(log.of('warn').map(({ fields }) => fields['errorName'])).toEqual([
      'TypeError',
      'RangeError',
    ]);
    expect(seen).toEqual([rotated]);
  });
});

describe('refresh()', () => {
  it('reads at once, in one call for all concurrent callers', async () => {
    const { secrets } = aws.open();
    aws.secrets.put('refresh/now', old);
    const apiKeys = await secrets.load('refresh/now', ApiKeys);
    aws.secrets.put('refresh/now', rotated);
    const before = aws.reads();
    await Promise.all(Array.from({ length: 1_000 }, () => apiKeys.refresh()));
    expect(aws.reads() - before).toBe(1);
    expect(apiKeys.value).toEqual(rotated);
  });

  it('rejects with the reason, keeps the value, and may be left unawaited', async () => {
    const { secrets } = aws.open();
    aws.secrets.put('refresh/failing', old);
    const apiKeys = await secrets.load('refresh/failing', ApiKeys);
    aws.fail('error');
    void apiKeys.refresh();
    await expect(apiKeys.refresh()).rejects.toMatchObject({ name: 'SecretUnavailableError' });
    expect(apiKeys.value).toEqual(old);
  });
});

describe('a rotation to an invalid value', () => {
  it.each([
    ['fails its schema', { current: 'short' }, /current is invalid/],
    ['is not JSON', `{"current": "${seededSecrets.rotatedKey}`, /it is not valid JSON/],
    ['is empty', '', /./],
  ])(
    'keeps the last good value and reports it when the new one %s',
    async (what, broken, reason) => {
      const name = `refresh/broken ${what}`.replaceAll(' ', '-');
      const { apiKeys, secrets, log, versionId } = await loaded(name);
      aws.secrets.put(name, broken);
      await waitFor('the stale status', () => {
        const [status] = secrets.status();
        return status?.stale && status.lastError;
      });
      expect(apiKeys.value).toEqual(old);
      expect(secrets.status()[0]).toMatchObject({ versionId, lastError: 'SecretInvalidError' });
      expect(() => secrets.check()).toThrow(`Secrets overdue for a refresh: ${name}`);
      expect(log.of('warn')).toHaveLength(1);
      expect(log.of('warn')[0]).toMatchObject({
        message: 'Secret refresh failed, the last good value is served',
        fields: { secretName: name, errorName: 'SecretInvalidError', versionId },
      });
      expect(log.of('warn')[0]?.fields['reason']).toMatch(reason);

      aws.secrets.put(name, rotated);
      await waitFor('the corrected rotation', () => apiKeys.value.current === rotated.current);
      await waitUntilHealthy(secrets);
      expect(log.of('info').map(({ message }) => message)).toEqual([
        'Secret refresh recovered',
        'Secret rotation picked up',
      ]);
    },
  );
});
