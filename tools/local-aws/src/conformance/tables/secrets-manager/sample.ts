import type { Call } from '../../case.ts';

export const SecretId = 'shop/key';

export const token = (digit: number): string => String(digit).repeat(32);

export const create = (more: object = {}): Call => [
  'CreateSecret',
  { Name: SecretId, SecretString: 'one', ClientRequestToken: token(1), ...more },
];

export const put = (more: object = {}): Call => [
  'PutSecretValue',
  { SecretId, SecretString: 'two', ClientRequestToken: token(2), ...more },
];

export const filters = [{ Key: 'name', Values: ['shop'] }];

export const page = { MaxResults: 10, NextToken: Buffer.from('0').toString('base64') };
