import { CreateAliasCommand, CreateKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

let aws: LocalAws;
let client: KMSClient;
let KeyId: string;

beforeAll(async () => {
  aws = await startLocalAws();
  client = new KMSClient(clientOptions(aws.url));
  KeyId = (await aws.delivery()).keys.create('alias/used');
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const sign = (bytes: number, more: object = {}) =>
  client.send(
    new SignCommand({
      ...{ KeyId, Message: Buffer.alloc(bytes, 1), SigningAlgorithm: 'ECDSA_SHA_256', ...more },
    }),
  );
const alias = (AliasName: string) =>
  client.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));

it('signs a message of 4096 bytes, but no larger one', async () => {
  expect((await sign(4096)).Signature).toBeDefined();
  for (const size of [4097, 0])
    await expect(sign(size)).rejects.toMatchObject({ name: 'ValidationException' });
});

it.each<[string, () => Promise<unknown>, string]>([
  ['an alias twice', () => alias('alias/used'), 'AlreadyExistsException'],
  ['an alias without its prefix', () => alias('used'), 'ValidationException'],
  ["an alias of AWS's", () => alias('alias/aws/x'), 'NotAuthorizedException'],
  [
    'another algorithm',
    () => sign(1, { SigningAlgorithm: 'RSASSA_PSS_SHA_256' }),
    'InvalidKeyUsageException',
  ],
  ['grants', () => sign(1, { GrantTokens: ['x'] }), 'UnsupportedOperationException'],
  [
    'a key for encryption',
    () => client.send(new CreateKeyCommand({ KeySpec: 'SYMMETRIC_DEFAULT' })),
    'UnsupportedOperationException',
  ],
])('refuses %s', async (_, call, name) => {
  await expect(call()).rejects.toMatchObject({ name });
});
