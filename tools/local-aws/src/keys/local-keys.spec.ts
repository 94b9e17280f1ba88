import {
  CreateAliasCommand,
  CreateKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  VerifyCommand,
} from '@aws-sdk/client-kms';
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

const alias = 'arn:aws:kms:eu-central-1:999999999999:alias/gate';
const message = Buffer.from('what is signed');
const digest = createHash('sha256').update(message).digest();
const SigningAlgorithm = 'ECDSA_SHA_256';

let aws: LocalAws;
let client: KMSClient;

beforeAll(async () => {
  aws = await startLocalAws();
  (await aws.delivery()).keys.create(alias);
  client = new KMSClient(clientOptions(aws.url));
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const kinds = [
  ['a message', { Message: message, MessageType: 'RAW' }],
  ['a digest', { Message: digest, MessageType: 'DIGEST' }],
] as const;

it.each(kinds)('signs %s, which anyone can verify with the public key', async (_, input) => {
  const signed = await client.send(new SignCommand({ KeyId: alias, ...input, SigningAlgorithm }));
  const { KeyId, PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: alias }));
  expect(signed.KeyId).toBe(KeyId);
  expect(KeyId).toMatch(/^arn:aws:kms:eu-central-1:999999999999:key\//);
  const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
  expect(verify('sha256', message, key, signed.Signature ?? Buffer.alloc(0))).toBe(true);
});

it.each(kinds)('verifies %s', async (_, input) => {
  const { Signature } = await client.send(
    new SignCommand({ KeyId: alias, ...input, SigningAlgorithm }),
  );
  const check = (change: object) =>
    client.send(
      new VerifyCommand({ KeyId: alias, ...input, Signature, SigningAlgorithm, ...change }),
    );
  expect(await check({})).toMatchObject({ SignatureValid: true });
  for (const change of [
    { Message: createHash('sha256').update('other').digest() },
    { Signature: Buffer.from('none') },
  ])
    await expect(check(change)).rejects.toMatchObject({ name: 'KMSInvalidSignatureException' });
});

it('refuses an invalid digest, and another algorithm', async () => {
  const sign = (change: object) =>
    client.send(
      new SignCommand({ KeyId: alias, Message: message, SigningAlgorithm, ...change } as never),
    );
  await expect(sign({ MessageType: 'DIGEST' })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(sign({ SigningAlgorithm: 'ECDSA_SHA_384' })).rejects.toMatchObject({
    name: 'InvalidKeyUsageException',
  });
});

it('creates keys and aliases, and refuses unknown ones', async () => {
  const { KeyMetadata } = await client.send(
    new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }),
  );
  await client.send(
    new CreateAliasCommand({ AliasName: 'alias/mine', TargetKeyId: KeyMetadata?.KeyId }),
  );
  const { KeyId } = await client.send(new GetPublicKeyCommand({ KeyId: 'alias/mine' }));
  expect(KeyId).toBe(KeyMetadata?.Arn);
  await expect(
    client.send(new GetPublicKeyCommand({ KeyId: alias.replace('999999999999', '888888888888') })),
  ).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(client.send(new CreateKeyCommand({}))).rejects.toMatchObject({
    name: 'UnsupportedOperationException',
  });
});
