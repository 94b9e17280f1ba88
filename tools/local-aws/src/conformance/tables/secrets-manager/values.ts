import type { Case } from '../../case.ts';
import { SecretId, token, create, put, filters, page } from './sample.ts';

export const values: Case[] = [
  {
    title: 'creates a secret',
    call: create({
      ...{ Description: 'Key', KmsKeyId: 'alias/own', Tags: [{ Key: 'a', Value: 'b' }] },
      ...{ SecretString: undefined, SecretBinary: Buffer.from('AB') },
    }),
    expect: { answer: { Name: SecretId, VersionId: token(1), ARN: /:secret:shop\/key-\w{6}$/ } },
  },
  {
    title: 'refuses an existing secret',
    given: [create()],
    call: create({ ClientRequestToken: token(3) }),
    expect: { error: 'ResourceExistsException' },
  },
  {
    title: 'replicates nothing',
    call: create({ AddReplicaRegions: [{ Region: 'eu-west-1' }] }),
    expect: { refused: 'AddReplicaRegions' },
  },
  {
    title: 'returns the value of a version with a label',
    given: [create()],
    call: ['GetSecretValue', { SecretId, VersionId: token(1), VersionStage: 'AWSCURRENT' }],
    expect: { answer: { SecretString: 'one', VersionStages: ['AWSCURRENT'] } },
  },
  {
    title: 'makes the previous version AWSPREVIOUS',
    given: [create(), put()],
    call: ['GetSecretValue', { SecretId, VersionStage: 'AWSPREVIOUS' }],
    operation: 'PutSecretValue',
    expect: { answer: { SecretString: 'one' } },
  },
  {
    title: 'stores binary values with labels',
    given: [create()],
    call: put({ SecretString: undefined, SecretBinary: Buffer.from('AB'), VersionStages: ['X'] }),
    expect: { answer: { VersionStages: ['X'] } },
  },
  {
    title: 'reads several by name, and lists the unreadable ones',
    given: [create()],
    call: ['BatchGetSecretValue', { SecretIdList: [SecretId, 'none'] }],
    expect: {
      answer: {
        SecretValues: [{ SecretString: 'one' }],
        Errors: [{ SecretId: 'none', ErrorCode: 'ResourceNotFoundException' }],
      },
    },
  },
  {
    title: 'reads several by filters',
    given: [create()],
    call: ['BatchGetSecretValue', { Filters: filters, ...page }],
    expect: { answer: { SecretValues: [{ SecretString: 'one' }] } },
  },
  {
    title: 'generates a password',
    call: [
      'GetRandomPassword',
      {
        ...{ PasswordLength: 8, ExcludeCharacters: 'a', RequireEachIncludedType: true },
        ...{ ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: false },
        ...{ ExcludePunctuation: true, IncludeSpace: false },
      },
    ],
    expect: { answer: { RandomPassword: /^\d{8}$/ } },
  },
];
