import type { Answers, Call, Case } from '../../case.ts';
import { arn, topic } from './sample.ts';

export const topicLists: Case[] = [
  {
    title: 'lists topics',
    given: [topic()],
    call: ['ListTopics', {}],
    expect: { answer: { Topics: [{ TopicArn: arn }], NextToken: undefined } },
  },
  {
    title: 'lists topics in pages of a hundred',
    given: [
      ...[...Array(101).keys()].map((each): Call => ['CreateTopic', { Name: `t${each}` }]),
      ['ListTopics', {}],
    ],
    call: ['ListTopics', (answers: Answers) => ({ NextToken: answers[101]?.['NextToken'] })],
    expect: { answer: { Topics: [{}] } },
  },
  {
    operation: 'ListTopics',
    title: 'refuses an unknown token',
    call: ['ListTopics', { NextToken: 'none' }],
    expect: { error: 'InvalidParameterException' },
  },
];
