import type { Call, Case, ConformanceTable } from '../case.ts';

type Answers = readonly Record<string, never>[];

const key: Call = ['CreateKey', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }];
const keyId = (answers: Answers): string | undefined =>
  (answers[0] as unknown as { KeyMetadata: { KeyId: string } }).KeyMetadata.KeyId;
const alias: Call = [
  'CreateAlias',
  (answers) => ({ AliasName: 'alias/release', TargetKeyId: keyId(answers) }),
];
const KeyId = 'alias/release';
const algorithm = { SigningAlgorithm: 'ECDSA_SHA_256' };
const sign = (bytes: number, MessageType = 'RAW'): Call => [
  'Sign',
  { KeyId, Message: Buffer.alloc(bytes, 1), MessageType, ...algorithm },
];

const cases: Case[] = [
  {
    title: 'creates a key for signatures',
    call: key,
    expect: { answer: { KeyMetadata: { KeyState: 'Enabled', KeySpec: 'ECC_NIST_P256' } } },
  },
  {
    title: 'refuses keys for encryption',
    call: ['CreateKey', { KeySpec: 'SYMMETRIC_DEFAULT' }],
    expect: { refused: 'keys of ECC_NIST_P256 for SIGN_VERIFY only' },
  },
  {
    title: 'finds a key by its alias',
    given: [key, alias],
    call: ['GetPublicKey', { KeyId }],
    operation: 'CreateAlias',
    expect: { answer: { KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ECDSA_SHA_256'] } },
  },
  {
    title: 'refuses an existing alias',
    given: [key, alias],
    call: alias,
    expect: { error: 'AlreadyExistsException', message: /alias\/release already exists/ },
  },
  {
    title: 'signs a message of 4096 bytes',
    given: [key, alias],
    call: sign(4096),
    expect: { answer: { KeyId: /:key\//, SigningAlgorithm: 'ECDSA_SHA_256' } },
  },
  {
    title: 'refuses a larger message',
    given: [key, alias],
    call: sign(4097),
    expect: { error: 'ValidationException', message: /less than or equal to 4096/ },
  },
  {
    title: 'signs a digest of 32 bytes only',
    given: [key, alias],
    call: sign(31, 'DIGEST'),
    expect: { error: 'ValidationException' },
  },
  {
    title: 'refuses a key that does not exist',
    call: sign(1),
    expect: { error: 'NotFoundException' },
  },
  {
    title: 'verifies a signature',
    given: [key, alias, sign(32, 'DIGEST')],
    call: [
      'Verify',
      (answers) => ({
        ...{ KeyId, Message: Buffer.alloc(32, 1), MessageType: 'DIGEST', ...algorithm },
        Signature: answers[2]?.['Signature'],
      }),
    ],
    expect: { answer: { SignatureValid: true } },
  },
  {
    title: 'refuses a signature of something else',
    given: [key, alias, sign(32)],
    call: [
      'Verify',
      (answers) => ({
        ...{ KeyId, Message: Buffer.from('x'), MessageType: 'RAW', ...algorithm },
        Signature: answers[2]?.['Signature'],
      }),
    ],
    expect: { error: 'KMSInvalidSignatureException' },
  },
  {
    title: 'returns the manager and the origin of a key',
    call: key,
    expect: {
      answer: {
        KeyMetadata: {
          ...{ AWSAccountId: '000000000000', KeyManager: 'CUSTOMER', Origin: 'AWS_KMS' },
          ...{ Description: '', MultiRegion: false, CustomerMasterKeySpec: 'ECC_NIST_P256' },
        },
      },
    },
  },
];

export const kmsTable: ConformanceTable = { service: 'kms', cases };
