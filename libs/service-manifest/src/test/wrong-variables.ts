import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid variables. */
export const WRONG_VARIABLES: WrongManifest[] = [
  [
    'a secret in the environment',
    { environment: { DB_PASSWORD: 'x' } },
    'environment.DB_PASSWORD: looks like a secret',
  ],
  [
    'AWS keys in the environment',
    { environment: { AWS_ACCESS_KEY_ID: 'x' } },
    'environment.AWS_ACCESS_KEY_ID: is set by Gatehouse itself',
  ],
  [
    'a variable of Gatehouse',
    { environments: { production: { environment: { PORT: '1' } } } },
    'environments.production.environment.PORT: is set by Gatehouse itself',
  ],
  [
    'a variable that turns TLS on',
    { environment: { TLS: 'on' } },
    'environment.TLS: is set by Gatehouse itself',
  ],
  [
    'a variable in lower case',
    { environment: { logLevel: 'info' } },
    'environment.logLevel: must be the name of an environment variable',
  ],
  [
    'a variable that is no text',
    { environment: { RETRIES: 3 } },
    'environment.RETRIES: must be a string, not 3',
  ],
  [
    'an injected secret that is a variable too',
    { environment: { A: 'x' }, injectedSecrets: { A: { secret: 'x' } } },
    'injectedSecrets.A: is set under "environment" as well',
  ],
  [
    'a number as a variable',
    { environment: { A: 3 } },
    'environment.A: must be a string, not 3; write it in quotes: "3"',
  ],
];
