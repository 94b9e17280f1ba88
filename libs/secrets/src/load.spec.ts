import { CreateSecretCommand, DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { z } from 'zod';
import {
  SecretInvalidError,
  SecretNotFoundError,
  SecretsError,
  SecretUnavailableError,
} from './errors.ts';
import { startEmbeddedAws } from './test/embedded-aws.ts';
import { expectNothingShown } from './test/nothing-shows.ts';

const ApiKeys = z.object({ current: z.string().min(16), previous: z.string().optional() });
const keys = { current: seededSecrets.currentKey, previous: seededSecrets.previousKey };

let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
beforeAll(async () => {
  aws = await startEmbeddedAws();
});
afterEach(() => aws.reset());
afterAll(() => aws.stop());

const failureOf = (loading: Promise<unknown>) =>
  loading.then(
    () => {
      throw new Error('It loaded');
    },
    (error: unknown) => error as SecretsError,
  );

describe('load', () => {
  it('returns JSON according to its schema, a string without one, and bytes as a copy', async () => {
    const { secrets } = aws.open();
    aws.secrets.put('load/keys', keys);
    await aws.client.send(
      new CreateSecretCommand({ Name: 'load/bytes', SecretBinary: Uint8Array.of(0, 255, 7) }),
    );
    await aws.client.send(
      new CreateSecretCommand({
        Name: 'load/json-bytes',
        SecretBinary: new TextEncoder().encode(JSON.stringify(keys)),
      }),
    );

    const apiKeys = await secrets.load('load/keys', ApiKeys);
    expect(apiKeys.value.current).toBe(keys.current);
    expect(apiKeys.value).toEqual(keys);
    expect((await secrets.load('load/json-bytes', ApiKeys)).value).toEqual(keys);
    expect((await secrets.loadBinary('load/bytes')).value).toEqual(Uint8Array.of(0, 255, 7));
    expect(await failureOf(secrets.load('load/bytes'))).toBeInstanceOf(SecretsError);
    expect(secrets.status().map(({ name }) => name)).toEqual([
      'load/bytes',
      'load/json-bytes',
      'load/keys',
    ]);

    aws.secrets.put('load/text', keys.current);
    const { secrets: others } = aws.open();
    expect((await others.load('load/text')).value).toBe(keys.current);
  });

  it('shows neither a status nor a failing check before the first read has ended', async () => {
    const { secrets } = aws.open({ requestTimeoutMs: 60_000 });
    aws.secrets.put('load/pending', keys.current);
    aws.fail('hang');
    const before = aws.reads();
    const failure = failureOf(secrets.load('load/pending'));
    await waitFor('the call', () => aws.reads() > before);
    expect(secrets.status()).toEqual([]);
    expect(() => secrets.check()).not.toThrow();
    secrets.close();
    expect(await failure).toBeInstanceOf(SecretsError);
  });

  it('accepts an ARN as the name', async () => {
    const { secrets } = aws.open();
    aws.secrets.put('load/by-arn', keys);
    const apiKeys = await secrets.load(aws.secrets.arn('load/by-arn'), ApiKeys);
    expect(apiKeys.value).toEqual(keys);
  });

  it('makes one call for 1,000 concurrent first reads, and none for later ones', async () => {
    const { secrets } = aws.open();
    aws.secrets.put('load/coalesced', keys);
    const before = aws.reads();
    const all = await Promise.all(
      Array.from({ length: 1_000 }, () => secrets.load('load/coalesced', ApiKeys)),
    );
    expect(new Set(all).size).toBe(1);
    expect(await secrets.load('load/coalesced', ApiKeys)).toBe(all[0]);
    expect(aws.reads() - before).toBe(1);
  });

  it('makes one call for concurrent first reads that fail, and a new one afterwards', async () => {
    const { secrets } = aws.open();
    const before = aws.reads();
    const errors = await Promise.all(
      Array.from({ length: 100 }, () => failureOf(secrets.load('load/late', ApiKeys))),
    );
    expect(new Set(errors).size).toBe(1);
    expect(aws.reads() - before).toBe(1);

    aws.secrets.put('load/late', keys);
    expect((await secrets.load('load/late', ApiKeys)).value).toEqual(keys);
  });

  it('rejects a second schema for a secret, instead of returning a value that it has not checked', async () => {
    const { secrets } = aws.open();
    aws.secrets.put('load/two', keys);
    await secrets.load('load/two', ApiKeys);
    expect((await failureOf(secrets.load('load/two'))).message).toBe(
      'Secret load/two is already loaded with another schema',
    );
  });
});

describe('a first load that fails', () => {
  it('reports that the secret does not exist', async () => {
    const error = await failureOf(aws.open().secrets.load('load/missing', ApiKeys));
    expect(error).toBeInstanceOf(SecretNotFoundError);
    expect(error).toBeInstanceOf(SecretsError);
    expect(error.message).toContain('load/missing');
    expect(error.cause).toMatchObject({ code: 'ResourceNotFoundException', httpStatus: 400 });
  });

  it('reports the same for a secret that is scheduled for deletion', async () => {
    aws.secrets.put('load/deleted', keys);
    await aws.client.send(new DeleteSecretCommand({ SecretId: 'load/deleted' }));
    const error = await failureOf(aws.open().secrets.load('load/deleted', ApiKeys));
    expect(error).toBeInstanceOf(SecretNotFoundError);
  });

  it('names each field that its schema rejects, and no value', async () => {
    const { secrets } = aws.open();
    aws.secrets.put('load/invalid', { previous: 12345678, other: seededSecrets.password });
    const error = await failureOf(secrets.load('load/invalid', ApiKeys));
    expect(error).toBeInstanceOf(SecretInvalidError);
    expect(error.message).toBe(
      'Secret load/invalid is invalid: current is missing (Invalid input: expected string, received undefined); previous is invalid (Invalid input: expected string, received number)',
    );
    expectNothingShown(error);
    expect(secrets.status()).toEqual([]);
  });

  it('reveals nothing about a text that is not JSON', async () => {
    aws.secrets.put('load/not-json', `{"current": ${seededSecrets.currentKey}`);
    const error = await failureOf(aws.open().secrets.load('load/not-json', ApiKeys));
    expect(error.message).toBe('Secret load/not-json is invalid: it is not valid JSON');
    expect(error.cause).toBeUndefined();
    expectNothingShown(error);
  });

  it.each([
    ['hang', 'TimeoutError'],
    ['throttle', 'ThrottlingException'],
    ['error', 'InternalServiceError'],
  ] as const)(
    'is bounded, and reports that Secrets Manager is unavailable: %s',
    async (fault, code) => {
      aws.secrets.put('load/unavailable', keys);
      aws.fail(fault);
      const { secrets } = aws.open({ requestTimeoutMs: fault === 'hang' ? 200 : 10_000 });
      const error = await failureOf(secrets.load('load/unavailable', ApiKeys));
      expect(error).toBeInstanceOf(SecretUnavailableError);
      expect(error.cause).toMatchObject({ code });
      expect(error.message).toBe(`Secret load/unavailable could not be read (${code})`);

      aws.faults.clear();
      await waitFor('a successful load', () => secrets.load('load/unavailable', ApiKeys));
    },
  );
});
