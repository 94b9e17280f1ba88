import type { Case } from '../../case.ts';
import { registryId } from './sample.ts';

export const registry: readonly Case[] = [
  {
    title: 'returns credentials for a registry',
    call: ['GetAuthorizationToken', {}],
    expect: {
      answer: { authorizationData: [{ authorizationToken: /./, proxyEndpoint: /\.dkr\.ecr\./ }] },
    },
  },
  {
    title: 'refuses a list of registries',
    call: ['GetAuthorizationToken', { registryIds: [registryId] }],
    expect: { refused: 'registryIds' },
  },
  {
    title: 'turns layer mounting on and off',
    given: [['PutAccountSetting', { name: 'BLOB_MOUNTING', value: 'DISABLED' }]],
    call: ['GetAccountSetting', { name: 'BLOB_MOUNTING' }],
    expect: { answer: { name: 'BLOB_MOUNTING', value: 'DISABLED' } },
  },
];
