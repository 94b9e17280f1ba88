import type { Case } from '../../case.ts';
import { key, alias, KeyId } from './sample.ts';

export const keys: Case[] = [
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
