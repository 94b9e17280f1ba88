import type { Case } from '../../case.ts';
import { arn, topic, publish } from './sample.ts';

export const topics: Case[] = [
  {
    title: 'creates a topic with attributes and tags',
    call: [
      'CreateTopic',
      { Name: 'news', Attributes: { DisplayName: 'News' }, Tags: [{ Key: 'a', Value: 'b' }] },
    ],
    expect: { answer: { TopicArn: arn } },
  },
  {
    title: 'refuses an existing name with other attributes',
    given: [topic({ DisplayName: 'News' })],
    call: topic({ DisplayName: 'Other' }),
    expect: {
      error: 'InvalidParameterException',
      message: /already exists with different attributes/,
    },
  },
  {
    title: 'refuses an invalid topic name',
    call: ['CreateTopic', { Name: 'bad name' }],
    expect: { error: 'InvalidParameterException', message: /Topic Name/ },
  },
  {
    title: 'refuses data protection policies',
    call: ['CreateTopic', { Name: 'news', DataProtectionPolicy: '{}' }],
    expect: { refused: 'DataProtectionPolicy' },
  },
  {
    title: 'returns the attributes of a topic',
    given: [topic({ DisplayName: 'News' })],
    call: ['GetTopicAttributes', { TopicArn: arn }],
    expect: {
      answer: {
        Attributes: {
          TopicArn: arn,
          Owner: '000000000000',
          DisplayName: 'News',
          SubscriptionsConfirmed: '0',
        },
      },
    },
  },
  {
    title: 'sets an attribute of a topic',
    given: [
      topic(),
      [
        'SetTopicAttributes',
        { TopicArn: arn, AttributeName: 'DisplayName', AttributeValue: 'News' },
      ],
    ],
    call: ['GetTopicAttributes', { TopicArn: arn }],
    operation: 'SetTopicAttributes',
    expect: { answer: { Attributes: { DisplayName: 'News' } } },
  },
  {
    title: 'deletes a topic',
    given: [topic(), ['DeleteTopic', { TopicArn: arn }]],
    call: publish(),
    operation: 'DeleteTopic',
    expect: { error: 'NotFoundException' },
  },
  {
    title: 'keeps tags',
    given: [
      topic(),
      [
        'TagResource',
        {
          ResourceArn: arn,
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['UntagResource', { ResourceArn: arn, TagKeys: ['a'] }],
    ],
    call: ['ListTagsForResource', { ResourceArn: arn }],
    expect: { answer: { Tags: [{ Key: 'b', Value: '2' }] } },
  },
];
