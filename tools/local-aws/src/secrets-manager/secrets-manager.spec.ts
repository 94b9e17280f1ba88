import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
  type GetRandomPasswordCommandInput,
  type ListSecretsCommandInput,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { seededSecrets } from '@gatehouse/testing';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

const { currentKey, previousKey, rotatedKey } = seededSecrets;

let aws: LocalAws;
let client: SecretsManagerClient;

beforeEach(async () => {
  aws = await startLocalAws();
  client = new SecretsManagerClient(clientOptions(aws.url));
});

afterEach(async () => {
  client.destroy();
  await aws.stop();
});

const create = (Name: string, SecretString: string | undefined = previousKey) =>
  client.send(new CreateSecretCommand({ Name, SecretString }));
const put = (SecretId: string, SecretString: string, more: object = {}) =>
  client.send(new PutSecretValueCommand({ SecretId, SecretString, ...more }));
const get = (SecretId: string, more: object = {}) =>
  client.send(new GetSecretValueCommand({ SecretId, ...more }));
const stages = async (SecretId: string) =>
  (await client.send(new DescribeSecretCommand({ SecretId }))).VersionIdsToStages;

describe('finding a secret', () => {
  it('accepts its name, its ARN, and its ARN without the suffix', async () => {
    const { ARN = '' } = await create('app/one');
    expect(ARN).toMatch(
      new RegExp(
        `^arn:aws:secretsmanager:${aws.region}:000000000000:secret:app/one-[A-Za-z0-9]{6}$`,
      ),
    );
    for (const id of ['app/one', ARN, ARN.slice(0, -7)])
      expect(await get(id)).toMatchObject({ ARN, Name: 'app/one', SecretString: previousKey });
  });

  it('reports a missing secret and a missing value', async () => {
    await expect(get('none')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
    await client.send(new CreateSecretCommand({ Name: 'without-value' }));
    await expect(get('without-value')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message:
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    });
  });
});

describe('creating', () => {
  it('refuses a name that is taken, but accepts the same call again', async () => {
    const call = { Name: 'one', SecretString: currentKey, ClientRequestToken: 'a'.repeat(32) };
    const first = await client.send(new CreateSecretCommand(call));
    const again = await client.send(new CreateSecretCommand(call));
    expect(again).toMatchObject({ ARN: first.ARN, VersionId: 'a'.repeat(32) });
    await expect(create('one')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  it('refuses bad names and values', async () => {
    await expect(create('a b')).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(create('big', 'x'.repeat(65_537))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const SecretBinary = new Uint8Array([1]);
    await expect(
      client.send(new CreateSecretCommand({ Name: 'both', SecretString: 'x', SecretBinary })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      client.send(new CreateSecretCommand({ Name: 'token', ClientRequestToken: 'short' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('keeps binary values', async () => {
    const SecretBinary = new Uint8Array([0, 255, 10]);
    await client.send(new CreateSecretCommand({ Name: 'binary', SecretBinary }));
    expect((await get('binary')).SecretBinary).toEqual(SecretBinary);
  });
});

describe('new values', () => {
  it('become AWSCURRENT, and the old one AWSPREVIOUS', async () => {
    const first = await create('one');
    const second = await put('one', currentKey);
    expect(second.VersionStages).toEqual(['AWSCURRENT']);
    const third = await client.send(
      new UpdateSecretCommand({ SecretId: 'one', SecretString: rotatedKey, Description: 'new' }),
    );
    expect(await stages('one')).toEqual({
      [second.VersionId ?? '']: ['AWSPREVIOUS'],
      [third.VersionId ?? '']: ['AWSCURRENT'],
    });
    expect(await get('one')).toMatchObject({ SecretString: rotatedKey });
    expect(await get('one', { VersionStage: 'AWSPREVIOUS' })).toMatchObject({
      SecretString: currentKey,
    });
    expect(await get('one', { VersionId: first.VersionId })).toMatchObject({
      SecretString: previousKey,
    });
    await expect(
      get('one', { VersionId: first.VersionId, VersionStage: 'AWSCURRENT' }),
    ).rejects.toMatchObject({ name: 'InvalidRequestException' });
    const all = await client.send(
      new ListSecretVersionIdsCommand({ SecretId: 'one', IncludeDeprecated: true }),
    );
    expect(all.Versions).toHaveLength(3);
  });

  it('are created once per token, which cannot be reused for another value', async () => {
    await create('one');
    const ClientRequestToken = 'b'.repeat(32);
    await put('one', currentKey, { ClientRequestToken });
    await put('one', rotatedKey);
    const again = await put('one', currentKey, { ClientRequestToken });
    expect(again.VersionStages).toEqual(['AWSPREVIOUS']);
    expect(await get('one')).toMatchObject({ SecretString: rotatedKey });
    await expect(put('one', rotatedKey, { ClientRequestToken })).rejects.toMatchObject({
      name: 'ResourceExistsException',
    });
  });

  it('can be staged under a custom label, and be moved to AWSCURRENT and back', async () => {
    const { VersionId: first } = await create('one');
    const { VersionId: second } = await put('one', currentKey, { VersionStages: ['AWSPENDING'] });
    expect(await get('one')).toMatchObject({ SecretString: previousKey });
    const move = (
      MoveToVersionId?: string,
      RemoveFromVersionId?: string,
      VersionStage = 'AWSCURRENT',
    ) =>
      client.send(
        new UpdateSecretVersionStageCommand({
          SecretId: 'one',
          VersionStage,
          MoveToVersionId,
          RemoveFromVersionId,
        }),
      );
    const invalid = { name: 'InvalidParameterException' };
    await expect(move(second)).rejects.toMatchObject(invalid);
    await expect(move(second, second)).rejects.toMatchObject(invalid);
    await expect(move(undefined, first)).rejects.toMatchObject(invalid);
    await expect(move('none', first)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await move(second, first);
    expect(await stages('one')).toEqual({
      [first ?? '']: ['AWSPREVIOUS'],
      [second ?? '']: ['AWSPENDING', 'AWSCURRENT'],
    });
    await move(undefined, second, 'AWSPENDING');
    await move(first, second);
    expect(await stages('one')).toEqual({
      [first ?? '']: ['AWSCURRENT'],
      [second ?? '']: ['AWSPREVIOUS'],
    });
  });
});

describe('deleting', () => {
  it('can be undone within the recovery window', async () => {
    await create('one');
    const { DeletionDate } = await client.send(
      new DeleteSecretCommand({ SecretId: 'one', RecoveryWindowInDays: 7 }),
    );
    const days = ((DeletionDate?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    await expect(get('one')).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect(put('one', currentKey)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect(create('one')).rejects.toMatchObject({ name: 'InvalidRequestException' });
    const described = await client.send(new DescribeSecretCommand({ SecretId: 'one' }));
    expect(described.DeletedDate).toBeInstanceOf(Date);
    expect((await client.send(new ListSecretsCommand({}))).SecretList).toEqual([]);
    await client.send(new RestoreSecretCommand({ SecretId: 'one' }));
    expect(await get('one')).toMatchObject({ SecretString: previousKey });
  });

  it('takes effect immediately with force, and ignores a missing secret', async () => {
    const { ARN } = await create('one');
    const force = { SecretId: 'one', ForceDeleteWithoutRecovery: true };
    await client.send(new DeleteSecretCommand(force));
    await client.send(new DeleteSecretCommand(force));
    expect((await create('one')).ARN).not.toBe(ARN);
    await expect(
      client.send(new DeleteSecretCommand({ ...force, RecoveryWindowInDays: 7 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('listing', () => {
  it('can be filtered, sorted and paged', async () => {
    for (const name of ['app/a', 'app/b', 'other/c']) await create(name);
    await client.send(
      new TagResourceCommand({ SecretId: 'app/b', Tags: [{ Key: 'team', Value: 'x' }] }),
    );
    const names = async (input: ListSecretsCommandInput) =>
      (await client.send(new ListSecretsCommand(input))).SecretList?.map(({ Name }) => Name);
    expect(await names({ SortOrder: 'asc' })).toEqual(['app/a', 'app/b', 'other/c']);
    expect(await names({})).toEqual(['other/c', 'app/b', 'app/a']);
    expect(await names({ Filters: [{ Key: 'name', Values: ['app/'] }] })).toHaveLength(2);
    expect(await names({ Filters: [{ Key: 'name', Values: ['!app/'] }] })).toEqual(['other/c']);
    expect(await names({ Filters: [{ Key: 'tag-key', Values: ['team'] }] })).toEqual(['app/b']);
    const first = await client.send(new ListSecretsCommand({ MaxResults: 2 }));
    expect(first.SecretList).toHaveLength(2);
    expect(await names({ MaxResults: 2, NextToken: first.NextToken })).toEqual(['app/a']);
    await expect(names({ NextToken: 'x' })).rejects.toMatchObject({
      name: 'InvalidNextTokenException',
    });
    await client.send(new UntagResourceCommand({ SecretId: 'app/b', TagKeys: ['team'] }));
    expect((await client.send(new DescribeSecretCommand({ SecretId: 'app/b' }))).Tags).toEqual([]);
  });

  it('returns many values at once, and names those it cannot read', async () => {
    await create('app/a');
    await create('app/b', currentKey);
    const byId = await client.send(
      new BatchGetSecretValueCommand({ SecretIdList: ['app/a', 'none'] }),
    );
    expect(byId.SecretValues).toMatchObject([{ Name: 'app/a', SecretString: previousKey }]);
    expect(byId.Errors).toMatchObject([
      { SecretId: 'none', ErrorCode: 'ResourceNotFoundException' },
    ]);
    const byFilter = await client.send(
      new BatchGetSecretValueCommand({ Filters: [{ Key: 'name', Values: ['app/'] }] }),
    );
    expect(byFilter.SecretValues).toHaveLength(2);
  });
});

describe('random passwords', () => {
  const password = async (input: GetRandomPasswordCommandInput) =>
    (await client.send(new GetRandomPasswordCommand(input))).RandomPassword;

  it('have the requested length and characters', async () => {
    expect(await password({})).toHaveLength(32);
    expect(await password({ PasswordLength: 3, ExcludePunctuation: true })).toMatch(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{3}$/,
    );
    expect(
      await password({
        PasswordLength: 200,
        ExcludeLowercase: true,
        ExcludeUppercase: true,
        ExcludePunctuation: true,
        ExcludeCharacters: '012345678',
      }),
    ).toBe('9'.repeat(200));
    await expect(password({ PasswordLength: 2 })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

it('reports unsupported and unreadable parameters', async () => {
  const call = async (action: string, body: string) => {
    const headers = { 'x-amz-target': `secretsmanager.${action}` };
    const response = await fetch(aws.url, { method: 'POST', headers, body });
    return [response.status, ((await response.json()) as { __type: string }).__type];
  };
  expect(await call('ReplicateSecretToRegions', '{}')).toEqual([400, 'UnknownOperationException']);
  expect(await call('constructor', '{}')).toEqual([400, 'UnknownOperationException']);
  expect(await call('GetSecretValue', '{')).toEqual([400, 'SerializationException']);
  expect(await call('GetSecretValue', '[]')).toEqual([400, 'SerializationException']);
  expect(await call('GetSecretValue', '{}')).toEqual([400, 'ValidationException']);
  expect(await call('GetSecretValue', '{"SecretId":{"a":1}}')).toEqual([
    400,
    'ValidationException',
  ]);
  expect(await call('GetSecretValue', '{"SecretId":"__proto__"}')).toEqual([
    400,
    'ResourceNotFoundException',
  ]);
});
