import type { Call, Case } from '../../case.ts';
import { arn, queueArn, topic, subscribe } from './sample.ts';

const none: Call = subscribe({}, { Endpoint: queueArn.replace('news', 'none') });

export const subscriptions: Case[] = [
  {
    title: 'refuses a queue that does not exist',
    given: [topic()],
    call: none,
    expect: { error: 'InvalidParameterException', message: /Endpoint does not exist/ },
  },
  {
    title: 'refuses an endpoint that is not the ARN of a queue',
    given: [topic()],
    call: subscribe({}, { Endpoint: 'news', ReturnSubscriptionArn: true }),
    expect: { error: 'InvalidParameterException', message: /SQS endpoint ARN/ },
  },
  {
    title: 'confirms by a valid token only',
    given: [topic()],
    call: ['ConfirmSubscription', { TopicArn: arn, Token: 'x', AuthenticateOnUnsubscribe: 'true' }],
    expect: { error: 'InvalidParameterException', message: /Token/ },
  },
  {
    title: 'lists only subscriptions of the topic',
    given: [topic()],
    call: ['ListSubscriptionsByTopic', { TopicArn: arn, NextToken: '0' }],
    expect: { answer: { Subscriptions: [] } },
  },
  {
    title: 'lists subscriptions',
    call: ['ListSubscriptions', { NextToken: '0' }],
    expect: { answer: { Subscriptions: [] } },
  },
  ...(['GetSubscriptionAttributes', 'SetSubscriptionAttributes'] as const).map(
    (operation): Case => ({
      title: 'reports a missing subscription',
      call: [
        operation,
        {
          SubscriptionArn: `${arn}:none`,
          ...(operation === 'SetSubscriptionAttributes' && {
            AttributeName: 'FilterPolicy',
            AttributeValue: '{}',
          }),
        },
      ],
      expect: { error: 'NotFoundException', message: /Subscription does not exist/ },
    }),
  ),
  {
    title: 'accepts the end of a missing subscription',
    call: ['Unsubscribe', { SubscriptionArn: `${arn}:none` }],
    expect: { answer: {} },
  },
  {
    title: 'refuses an invalid filter policy',
    given: [topic()],
    call: subscribe(
      { FilterPolicy: '{"a":"b"}' },
      { Endpoint: 'arn:aws:sqs:eu-central-1:000000000000:none' },
    ),
    expect: { error: 'InvalidParameterException' },
  },
];
