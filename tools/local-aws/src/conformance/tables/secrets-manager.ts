import type { Call, Case, ConformanceTable } from '../case.ts';

type Answers = readonly Record<string, never>[];

const SecretId = 'shop/key';
const token = (digit: number): string => String(digit).repeat(32);
const create = (more: object = {}): Call => [
  'CreateSecret',
  { Name: SecretId, SecretString: 'one', ClientRequestToken: token(1), ...more },
];
const put = (more: object = {}): Call => [
  'PutSecretValue',
  { SecretId, SecretString: 'two', ClientRequestToken: token(2), ...more },
];
const filters = [{ Key: 'name', Values: ['shop'] }];
const page = { MaxResults: 10, NextToken: Buffer.from('0').toString('base64') };
const moveCurrent: Call = [
  'UpdateSecretVersionStage',
  {
    ...{ SecretId, VersionStage: 'AWSCURRENT' },
    ...{ MoveToVersionId: token(2), RemoveFromVersionId: token(1) },
  },
];

const values: Case[] = [
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

const versions: Case[] = [
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
  {
    title: 'rotates with the function of the test',
    given: [create()],
    call: [
      'RotateSecret',
      {
        ...{ SecretId, ClientRequestToken: token(2), RotationLambdaARN: 'arn:aws:lambda:x' },
        RotationRules: { AutomaticallyAfterDays: 30, Duration: '3h' },
        RotateImmediately: true,
      },
    ],
    expect: { answer: { VersionId: token(2) } },
  },
  {
    title: 'keeps a schedule of rotations',
    given: [create()],
    call: [
      'RotateSecret',
      {
        SecretId,
        RotateImmediately: false,
        RotationRules: { ScheduleExpression: 'rate(10 days)' },
      },
    ],
    expect: { answer: { Name: SecretId } },
  },
];

const secrets: Case[] = [
  {
    title: 'omits empty collections',
    given: [create({ SecretString: undefined })],
    call: ['DescribeSecret', { SecretId }],
    expect: { answer: { Tags: undefined, VersionIdsToStages: undefined } },
  },
  {
    title: 'lists secrets that match the filters',
    given: [create()],
    call: [
      'ListSecrets',
      { IncludePlannedDeletion: false, Filters: filters, SortOrder: 'asc', ...page },
    ],
    expect: { answer: { SecretList: [{ Name: SecretId }] } },
  },
  {
    title: 'marks a secret for deletion',
    given: [create(), ['DeleteSecret', { SecretId, RecoveryWindowInDays: 7 }]],
    call: ['GetSecretValue', { SecretId }],
    operation: 'DeleteSecret',
    expect: { error: 'InvalidRequestException', message: /marked for deletion/ },
  },
  {
    title: 'deletes a secret immediately',
    given: [create(), ['DeleteSecret', { SecretId, ForceDeleteWithoutRecovery: true }]],
    call: ['DescribeSecret', { SecretId }],
    operation: 'DeleteSecret',
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'restores a secret',
    given: [create(), ['DeleteSecret', { SecretId }], ['RestoreSecret', { SecretId }]],
    call: ['GetSecretValue', { SecretId }],
    operation: 'RestoreSecret',
    expect: { answer: { SecretString: 'one' } },
  },
  {
    title: 'keeps tags',
    given: [
      create(),
      [
        'TagResource',
        {
          SecretId,
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['UntagResource', { SecretId, TagKeys: ['a'] }],
    ],
    call: ['DescribeSecret', (answers: Answers) => ({ SecretId: answers[0]?.['ARN'] })],
    expect: { answer: { Tags: [{ Key: 'b', Value: '2' }] } },
  },
];

const rotations: Case[] = [
  {
    title: 'refuses to rotate less than once in a thousand days',
    given: [create()],
    call: ['RotateSecret', { SecretId, RotationRules: { AutomaticallyAfterDays: 1001 } }],
    expect: { error: 'InvalidParameterException', message: /within 1-1000/ },
  },
];

export const secretsTable: ConformanceTable = {
  service: 'secretsmanager',
  cases: [...values, ...versions, ...secrets, ...rotations],
};
