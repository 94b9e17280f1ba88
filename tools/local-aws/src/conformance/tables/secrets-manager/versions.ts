import type { Call, Case } from '../../case.ts';
import { SecretId, token, create, put, page } from './sample.ts';

const moveCurrent: Call = [
  'UpdateSecretVersionStage',
  {
    ...{ SecretId, VersionStage: 'AWSCURRENT' },
    ...{ MoveToVersionId: token(2), RemoveFromVersionId: token(1) },
  },
];

export const versions: Case[] = [
  {
    title: 'changes the value and the description of a secret',
    given: [create()],
    call: [
      'UpdateSecret',
      {
        ...{ SecretId, ClientRequestToken: token(2), Description: 'New', KmsKeyId: 'alias/own' },
        SecretBinary: Buffer.from('AB'),
      },
    ],
    expect: { answer: { VersionId: token(2) } },
  },
  {
    title: 'changes a binary value to a string',
    given: [create(), ['UpdateSecret', { SecretId, SecretString: 'two' }]],
    call: ['GetSecretValue', { SecretId }],
    operation: 'UpdateSecret',
    expect: { answer: { SecretString: 'two' } },
  },
  {
    title: 'removes AWSPENDING from a version that stops being current',
    given: [
      create(),
      put({ VersionStages: ['AWSCURRENT', 'AWSPENDING'] }),
      put({ ClientRequestToken: token(3), SecretString: 'three' }),
    ],
    call: ['GetSecretValue', { SecretId, VersionStage: 'AWSPENDING' }],
    operation: 'PutSecretValue',
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'moves AWSCURRENT, and AWSPREVIOUS after it',
    given: [create(), put({ VersionStages: ['AWSPENDING'] }), moveCurrent],
    call: ['DescribeSecret', { SecretId }],
    operation: 'UpdateSecretVersionStage',
    expect: { answer: { VersionIdsToStages: { [token(1)]: ['AWSPREVIOUS'] } } },
  },
  {
    title: 'lists versions with their keys, and deprecated ones on request',
    given: [create(), put(), put({ ClientRequestToken: token(3), SecretString: 'three' })],
    call: ['ListSecretVersionIds', { SecretId, IncludeDeprecated: true, ...page }],
    expect: {
      answer: {
        Versions: [
          { VersionId: token(1), VersionStages: undefined, KmsKeyIds: ['DefaultEncryptionKey'] },
          { VersionStages: ['AWSPREVIOUS'] },
          { VersionStages: ['AWSCURRENT'] },
        ],
      },
    },
  },
];
