import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

let aws: LocalAws;
let client: SecretsManagerClient;
beforeAll(async () => {
  aws = await startLocalAws();
  client = new SecretsManagerClient(clientOptions(aws.url));
});
afterAll(async () => {
  client.destroy();
  await aws.stop();
});

it('returns the key and the day of the last access of each version', async () => {
  const KmsKeyId = 'alias/own';
  const Name = 'keyed';
  await client.send(new CreateSecretCommand({ Name, SecretString: 'a', KmsKeyId }));
  const list = async () =>
    (await client.send(new ListSecretVersionIdsCommand({ SecretId: Name }))).Versions;
  expect(await list()).toEqual([
    {
      VersionId: expect.any(String),
      VersionStages: ['AWSCURRENT'],
      CreatedDate: expect.any(Date),
      KmsKeyIds: [KmsKeyId],
    },
  ]);
  await client.send(new GetSecretValueCommand({ SecretId: Name }));
  const [version] = (await list()) ?? [];
  expect(version?.LastAccessedDate?.toISOString()).toMatch(/T00:00:00\.000Z$/);
});

it('omits empty collections', async () => {
  await client.send(new CreateSecretCommand({ Name: 'bare' }));
  const described = await client.send(new DescribeSecretCommand({ SecretId: 'bare' }));
  expect(described).not.toHaveProperty('Tags');
  expect(described).not.toHaveProperty('VersionIdsToStages');
});

it('rotates again after a rotation that failed when its version was already current', async () => {
  const SecretId = 'rotated';
  await client.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'a' }));
  const put = (SecretString: string, VersionStages: string[]) =>
    client.send(new PutSecretValueCommand({ SecretId, SecretString, VersionStages }));
  await put('b', ['AWSCURRENT', 'AWSPENDING']);
  await put('c', ['AWSCURRENT']);
  await client.send(new RotateSecretCommand({ SecretId }));
  expect(aws.secrets.get(SecretId)).not.toBe('c');
});

it('refuses unsupported parameters by name', async () => {
  const create = (more: object) =>
    client.send(new CreateSecretCommand({ Name: 'replicated', SecretString: 'a', ...more }));
  await expect(create({ AddReplicaRegions: [{ Region: 'eu-west-1' }] })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('AddReplicaRegions'),
  });
});
