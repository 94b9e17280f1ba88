import type { Case } from '../../case.ts';
import { arn, topic, fifoArn, fifoTopic, publish, text, blob } from './sample.ts';

export const publishing: Case[] = [
  {
    title: 'publishes with a subject and attributes',
    given: [topic()],
    call: publish({
      Subject: 'Hello',
      MessageAttributes: { a: text('b'), c: blob },
      MessageGroupId: 'fair',
    }),
    expect: { answer: { MessageId: /^[0-9a-f-]{36}$/, SequenceNumber: undefined } },
  },
  {
    title: 'publishes to a target that is a topic, by protocol',
    given: [topic()],
    call: ['Publish', { TargetArn: arn, Message: '{"default":"x"}', MessageStructure: 'json' }],
    expect: { answer: { MessageId: /./ } },
  },
  {
    title: 'refuses a message for several protocols without a default',
    given: [topic()],
    call: publish({ Message: '{"sqs":"x"}', MessageStructure: 'json' }),
    expect: { error: 'InvalidParameterException', message: /No default entry/ },
  },
  {
    title: 'refuses text messages',
    call: ['Publish', { PhoneNumber: '+491', Message: 'x' }],
    expect: { refused: 'PhoneNumber' },
  },
  {
    title: 'numbers the messages of a FIFO topic',
    given: [fifoTopic],
    call: [
      'Publish',
      { TopicArn: fifoArn, Message: 'x', MessageGroupId: 'g', MessageDeduplicationId: 'd' },
    ],
    expect: { answer: { SequenceNumber: /^\d{20}$/ } },
  },
  {
    title: 'requires a group for a FIFO topic',
    given: [fifoTopic],
    call: ['Publish', { TopicArn: fifoArn, Message: 'x', MessageDeduplicationId: 'd' }],
    expect: { error: 'InvalidParameterException', message: /MessageGroupId/ },
  },
  {
    title: 'refuses an empty message',
    given: [topic()],
    call: publish({ Message: '' }),
    expect: { error: 'InvalidParameterException', message: /Empty message/ },
  },
  {
    title: 'refuses an attribute of an unknown type',
    given: [topic()],
    call: publish({ MessageAttributes: { a: { DataType: 'Text', StringValue: 'b' } } }),
    expect: { error: 'InvalidParameterValueException' },
  },
];
