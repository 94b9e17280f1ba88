import type { Answers, Call } from '../../case.ts';

export const key: Call = ['CreateKey', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }];

const keyId = (answers: Answers): string | undefined =>
  (answers[0] as unknown as { KeyMetadata: { KeyId: string } }).KeyMetadata.KeyId;

export const alias: Call = [
  'CreateAlias',
  (answers) => ({ AliasName: 'alias/release', TargetKeyId: keyId(answers) }),
];

export const KeyId = 'alias/release';
