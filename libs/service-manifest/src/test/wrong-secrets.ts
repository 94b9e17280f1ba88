import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid secrets. */
export const WRONG_SECRETS: WrongManifest[] = [
  [
    'a secret without a name',
    { secrets: { apiKeys: '' } },
    'secrets.apiKeys: must be the name of a secret',
  ],
  [
    'a secret of a foreign account',
    { secrets: { apiKeys: 'arn:aws:secretsmanager:eu-central-1:999999999999:secret:x' } },
    'no ARN and no wildcard, not "arn:aws',
  ],
  ['all secrets', { secrets: { apiKeys: '*' } }, 'no ARN and no wildcard, not "*"'],
  [
    'a secret that ends like an ARN',
    { secrets: { apiKeys: 'payments-AbCdEf' } },
    'not ending in a hyphen and six characters',
  ],
  ['no API keys', { secrets: {} }, 'secrets: must have "apiKeys"'],
  [
    'API keys by another name',
    { secrets: { apikey: 'payments/api-keys' } },
    'did you mean it by "apikey"?',
  ],
  [
    'a key of a secret that is none',
    { secrets: { apiKeys: 'payments/k', 'the key': 'x' } },
    'secrets.the key: must be a name in camelCase, not "the key"',
  ],
  [
    'a secret under another service’s name',
    { secrets: { apiKeys: 'payments/api-keys', bank: 'api/bank' } },
    'secrets.bank: "api/bank" would be a secret of api, which has: api/api-keys',
  ],
  [
    'an injected secret under another service’s name',
    { injectedSecrets: { BANK: { secret: 'api/bank' } } },
    'injectedSecrets.BANK.secret: "api/bank" would be a secret of api',
  ],
  [
    'a secret of a service that is not there',
    { secrets: { apiKeys: 'paymnets/api-keys' } },
    'secrets.apiKeys: "paymnets/api-keys" would be a secret of "paymnets", and there is no such service; did you mean "payments"?; shared secrets start with "shared/"',
  ],
];
