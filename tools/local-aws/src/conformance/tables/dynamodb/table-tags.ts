import type { Case } from '../../case.ts';
import { arn, onDemand, table } from './sample.ts';

export const tableTags: Case[] = [
  {
    title: 'returns the tags with which a table was created',
    given: [['CreateTable', { ...onDemand, Tags: [{ Key: 'team', Value: 'a' }] }]],
    call: [
      'ListTagsOfResource',
      ([made]) => ({
        ResourceArn: (made as { TableDescription?: { TableArn: string } })?.TableDescription
          ?.TableArn,
      }),
    ],
    expect: { answer: { Tags: [{ Key: 'team', Value: 'a' }] } },
  },
  {
    operation: 'UntagResource',
    title: 'adds and removes tags',
    given: [
      table,
      [
        'TagResource',
        {
          ResourceArn: arn(),
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['UntagResource', { ResourceArn: arn(), TagKeys: ['a'] }],
    ],
    call: ['ListTagsOfResource', { ResourceArn: arn() }],
    expect: { answer: { Tags: [{ Key: 'b', Value: '2' }] } },
  },
  {
    operation: 'TagResource',
    title: 'refuses to tag a missing table',
    call: ['TagResource', { ResourceArn: arn(), Tags: [{ Key: 'a', Value: '1' }] }],
    expect: { error: 'ResourceNotFoundException' },
  },
];
