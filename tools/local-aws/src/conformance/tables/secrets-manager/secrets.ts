import type { Answers, Case } from '../../case.ts';
import { SecretId, create, filters, page } from './sample.ts';

export const secrets: Case[] = [
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
