import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid ports and ways to be reached. */
export const WRONG_PORTS: WrongManifest[] = [
  ['no port', { port: undefined }, 'port: must be a whole number from 1024 to 49151'],
  [
    'a port as text',
    { port: '3000' },
    'port: must be a whole number from 1024 to 49151 (a port; lower ones need a privilege that Fargate does not grant, higher ones are for clients), not "3000"',
  ],
  ['a privileged port', { port: 80 }, ', not 80'],
  ['a port beyond all numbers', { port: 1e30 }, ', not 1e+30'],
  ['a port that clients are given', { port: 49_152 }, ', not 49152'],
  ['a port of another service', { port: 3009 }, 'port: 3009 is already the port of api'],
  [
    'an exposure that is none',
    { exposure: 'pubic' },
    'exposure: must be one of "internal", "public", not "pubic"; did you mean "public"?',
  ],
  [
    'what no environment can change',
    { environments: { production: { port: 1 } } },
    'environments.production.port: is not a known property',
  ],
  ['TLS that is neither on nor off', { tls: 'on' }, 'tls: must be true or false, not "on"'],
  ...['https://api.example.com', '*.example.com', 'API.example.com', 'localhost', '192.0.2.1'].map(
    (host): WrongManifest => [
      `the host ${host}`,
      { internet: [host] },
      `internet[0]: must be the name of a host such as api.example.com, in lower case, without https:// and wildcards, not "${host}"`,
    ],
  ),
  ['a host that is no list', { internet: 'api.example.com' }, 'internet: must be a list'],
  ['a call of itself', { calls: ['payments'] }, 'calls[0]: is this service itself'],
  [
    'a call to an unknown service',
    { calls: ['apl'] },
    'calls[0]: there is no service "apl"; did you mean "api"?',
  ],
  ['the same call twice', { calls: ['api', 'api'] }, 'calls[1]: duplicate service "api"'],
  [
    'TLS in quotes',
    { tls: 'true' },
    'tls: must be true or false, not "true"; write it without quotes: true',
  ],
];
