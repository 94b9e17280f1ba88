import { AsyncLocalStorage } from 'node:async_hooks';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { createSecrets } from './create-secrets.ts';
import { SecretsError } from './errors.ts';
import { startEmbeddedAws } from './test/embedded-aws.ts';

const value = seededSecrets.currentKey;

let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
beforeAll(async () => {
  aws = await startEmbeddedAws();
});
afterEach(() => aws.reset());
afterAll(() => aws.stop());

describe('close', () => {
  it('stops the refreshes and keeps values readable for the requests in flight', async () => {
    const { secrets } = aws.open({ refreshIntervalMs: 50 });
    const { secrets: others } = aws.open({ refreshIntervalMs: 50 });
    aws.secrets.put('close/idle', value);
    aws.secrets.put('close/other', value);
    const secret = await secrets.load('close/idle');
    await others.load('close/other');
    secrets.close();
    secrets.close();

    aws.secrets.put('close/idle', seededSecrets.rotatedKey);
    const before = aws.reads();
    // The others continue at the same pace: in the time of three of their refreshes, this one would
    // have had one.
    await waitFor('three refreshes of the others', () => aws.reads() >= before + 3);
    expect(secret.value).toBe(value);
    const closed = new SecretsError('The secrets are closed');
    await expect(secret.refresh()).rejects.toThrow(closed);
    await expect(secrets.load('close/other')).rejects.toThrow(closed);
  });

  it('aborts calls in progress at once, without a warning', async () => {
    const { secrets, log } = aws.open({ requestTimeoutMs: 60_000 });
    aws.secrets.put('close/busy', value);
    aws.secrets.put('close/loading', value);
    const secret = await secrets.load('close/busy');
    aws.fail('hang');
    const before = aws.reads();
    const pending = [secret.refresh(), secrets.load('close/loading')];
    await waitFor('the calls', () => aws.reads() >= before + 2);
    secrets.close();
    for (const outcome of await Promise.allSettled(pending)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { cause: { code: 'Closed' } } });
    }
    expect(log.lines).toEqual([]);
    expect(secret.value).toBe(value);
  });
});

describe('a refresh that a request triggered', () => {
  it('does not pass the request on to later refreshes', async () => {
    const requests = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const note = () => seen.push(requests.getStore());
    const secrets = createSecrets({
      client: aws.client,
      logger: { debug: note, info: note, warn: note },
      refreshIntervalMs: 50,
    });
    aws.secrets.put('close/context', value);
    const secret = await requests.run('request 1', () => secrets.load('close/context'));
    await requests.run('request 2', () => secret.refresh());
    aws.fail('error');
    await waitFor('three failures', () => seen.length >= 3);
    secrets.close();
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });
});
