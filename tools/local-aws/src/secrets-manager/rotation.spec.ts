import {
  GetSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';
import { randomValueLike } from './random-value.ts';
import type { RotationEvent } from './rotation.ts';

const { currentKey, previousKey, rotatedKey } = seededSecrets;

let aws: LocalAws;
let client: SecretsManagerClient;

beforeEach(async () => {
  aws = await startLocalAws({ seed: { secrets: { key: currentKey } } });
  client = new SecretsManagerClient(clientOptions(aws.url));
});

afterEach(async () => {
  client.destroy();
  await aws.stop();
});

const rotate = () => client.send(new RotateSecretCommand({ SecretId: 'key' }));
const pendingVersion = () =>
  aws.secrets.store.find('key').versions.find(({ stages }) => stages.includes('AWSPENDING'));

/** A rotation function as people write them for Lambda, with the real SDK. */
const rotateToRotatedKey = async ({ Step, SecretId, ClientRequestToken }: RotationEvent) => {
  const { PutSecretValueCommand, UpdateSecretVersionStageCommand, DescribeSecretCommand } =
    await import('@aws-sdk/client-secrets-manager');
  if (Step === 'createSecret')
    await client.send(
      new PutSecretValueCommand({
        SecretId,
        ClientRequestToken,
        SecretString: rotatedKey,
        VersionStages: ['AWSPENDING'],
      }),
    );
  if (Step === 'finishSecret') {
    const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
    const current = Object.keys(VersionIdsToStages).find((id) =>
      VersionIdsToStages[id]?.includes('AWSCURRENT'),
    );
    await client.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: ClientRequestToken,
        RemoveFromVersionId: current,
      }),
    );
  }
};

it('runs the four steps of a rotation function', async () => {
  const seen: string[] = [];
  aws.secrets.onRotate('key', async (event) => {
    seen.push(event.Step);
    expect(event.SecretId).toBe(aws.secrets.arn('key'));
    if (event.Step === 'createSecret') expect(pendingVersion()?.value).toBeUndefined();
    await rotateToRotatedKey(event);
    if (event.Step !== 'finishSecret') expect(aws.secrets.get('key')).toBe(currentKey);
  });
  const versionId = await aws.secrets.rotate('key');
  expect(seen).toEqual(['createSecret', 'setSecret', 'testSecret', 'finishSecret']);
  expect(aws.secrets.get('key')).toBe(rotatedKey);
  expect(aws.secrets.get('key', 'AWSPREVIOUS')).toBe(currentKey);
  expect(pendingVersion()).toBeUndefined();
  const read = await client.send(new GetSecretValueCommand({ SecretId: 'key' }));
  expect(read).toMatchObject({ VersionId: versionId, VersionStages: ['AWSCURRENT'] });
});

it.each(['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const)(
  'keeps AWSCURRENT where it was when %s fails, and tries again on the next call',
  async (failing) => {
    let broken = true;
    aws.secrets.onRotate('key', async (event) => {
      if (broken && event.Step === failing) throw new Error('Broken on purpose');
      await rotateToRotatedKey(event);
    });
    const { VersionId } = await rotate();
    await waitFor('the end of the rotation', () => aws.secrets.rotating.size === 0);
    expect(aws.secrets.get('key')).toBe(currentKey);
    expect(pendingVersion()?.id).toBe(VersionId);

    broken = false;
    await expect(rotate()).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: "A previous rotation isn't complete. That rotation will be reattempted.",
    });
    await waitFor('the end of the rotation', () => aws.secrets.rotating.size === 0);
    expect(aws.secrets.get('key')).toBe(rotatedKey);
    expect(pendingVersion()).toBeUndefined();
  },
);

it('rejects in-process with the cause', async () => {
  aws.secrets.onRotate('key', () => {
    throw new Error('Broken on purpose');
  });
  await expect(aws.secrets.rotate('key')).rejects.toThrow('Broken on purpose');
  await expect(aws.secrets.rotate('none')).rejects.toThrow("can't find");
});

it('fails when the function never moves AWSCURRENT', async () => {
  aws.secrets.onRotate('key', () => undefined);
  await expect(aws.secrets.rotate('key')).rejects.toThrow('did not move AWSCURRENT');
  expect(aws.secrets.get('key')).toBe(currentKey);
});

it('generates a random value without a function, before it responds', async () => {
  await rotate();
  expect(aws.secrets.get('key')).toMatch(/^[A-Za-z0-9]{16,}$/);
  expect(aws.secrets.get('key', 'AWSPREVIOUS')).toBe(currentKey);
});

it('does nothing yet when told not to rotate immediately', async () => {
  const rules = { AutomaticallyAfterDays: 30 };
  await client.send(
    new RotateSecretCommand({ SecretId: 'key', RotateImmediately: false, RotationRules: rules }),
  );
  expect(aws.secrets.get('key')).toBe(currentKey);
  expect(aws.secrets.store.find('key').rotation).toEqual({ enabled: true, rules });
});

describe('a random value of the same shape', () => {
  const rotated = (value: object): unknown => {
    const next = randomValueLike({ string: JSON.stringify(value) });
    return 'string' in next && (JSON.parse(next.string) as unknown);
  };
  const random = expect.stringMatching(/^[A-Za-z0-9]{16,}$/);

  it('keeps the old API key as the previous one', () => {
    expect(rotated({ current: currentKey, previous: previousKey })).toEqual({
      current: random,
      previous: currentKey,
    });
  });

  it('replaces values with the name of a credential, or otherwise every string', () => {
    expect(rotated({ username: 'me', password: 'old', port: 5432 })).toEqual({
      username: 'me',
      password: random,
      port: 5432,
    });
    expect(rotated({ a: 'x', n: 1 })).toEqual({ a: random, n: 1 });
  });

  it('keeps the length of a binary value', () => {
    const old = Buffer.alloc(20).toString('base64');
    const next = randomValueLike({ binary: old });
    expect('binary' in next && Buffer.from(next.binary, 'base64')).toHaveLength(20);
    expect(next).not.toEqual({ binary: old });
  });
});
