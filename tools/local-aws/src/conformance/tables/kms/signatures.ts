import type { Call, Case } from '../../case.ts';
import { key, alias, KeyId } from './sample.ts';

const algorithm = { SigningAlgorithm: 'ECDSA_SHA_256' };
const sign = (bytes: number, MessageType = 'RAW'): Call => [
  'Sign',
  { KeyId, Message: Buffer.alloc(bytes, 1), MessageType, ...algorithm },
];

export const signatures: Case[] = [
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
];
