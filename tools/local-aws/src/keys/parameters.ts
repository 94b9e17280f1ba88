import type { OperationParameters } from '../protocol/operations.ts';

const signed = {
  KeyId: 'text',
  Message: 'bytes',
  SigningAlgorithm: 'text',
  MessageType: /^(RAW|DIGEST)$/,
} as const;

export const keyParameters = {
  CreateKey: { KeySpec: 'text', KeyUsage: 'text' },
  CreateAlias: { AliasName: 'text', TargetKeyId: 'text' },
  GetPublicKey: { KeyId: 'text' },
  Sign: signed,
  Verify: { ...signed, Signature: 'bytes' },
} as const satisfies OperationParameters;
