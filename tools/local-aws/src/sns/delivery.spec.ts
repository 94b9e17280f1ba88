import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  PublishBatchCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
  type PublishCommandInput,
} from '@aws-sdk/client-sns';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { bodiesOf, startMessaging, type TestMessaging } from '../test/messaging.ts';

let m: TestMessaging;
beforeAll(async () => (m = await startMessaging({ accountId: '222222222222' })));
afterAll(() => m.stop());

let count = 0;

/** A topic, a queue, and the subscription of the queue. */
async function subscribed(Attributes: Record<string, string> = {}, fifo = false) {
  const name = `t${(count += 1)}${fifo ? '.fifo' : ''}`;
  const ofFifo: Record<string, string> = fifo ? { ContentBasedDeduplication: 'true' } : {};
  const created = await m.sns.send(
    new CreateTopicCommand({
      Name: name,
      Attributes: { ...(fifo && { FifoTopic: 'true' }), ...ofFifo },
    }),
  );
  const TopicArn = created.TopicArn ?? '';
  const url = await m.queue(name, fifo ? { FifoQueue: 'true', ...ofFifo } : {});
  const Endpoint = m.arnOf(name);
  const subscribe = { TopicArn, Protocol: 'sqs', Endpoint, Attributes };
  const { SubscriptionArn = '' } = await m.sns.send(new SubscribeCommand(subscribe));
  return { TopicArn, url, Endpoint, SubscriptionArn };
}

const publish = (TopicArn: string, input: Partial<PublishCommandInput> = {}) =>
  m.sns.send(new PublishCommand({ TopicArn, Message: 'hello', ...input }));
const text = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });
const raw = { RawMessageDelivery: 'true' };

it('delivers to the queue of its account, in an envelope', async () => {
  const { TopicArn, url, SubscriptionArn } = await subscribed();
  expect(SubscriptionArn).toContain(':222222222222:');
  const { MessageId } = await publish(TopicArn, {
    Subject: 'Greeting',
    MessageAttributes: {
      lang: text('en'),
      blob: { DataType: 'Binary', BinaryValue: Buffer.from('AB') },
    },
  });
  const [message] = await m.receive(url, { MessageAttributeNames: ['All'] });
  expect(message).not.toHaveProperty('MessageAttributes');
  expect(JSON.parse(message?.Body ?? '')).toEqual({
    Type: 'Notification',
    MessageId,
    TopicArn,
    Subject: 'Greeting',
    Message: 'hello',
    Timestamp: new Date(m.clock.now()).toISOString(),
    SignatureVersion: '1',
    Signature: expect.any(String),
    SigningCertURL: expect.stringMatching(/^https:/),
    UnsubscribeURL: expect.stringContaining(SubscriptionArn),
    MessageAttributes: {
      lang: { Type: 'String', Value: 'en' },
      blob: { Type: 'Binary', Value: 'QUI=' },
    },
  });
  expect(m.aws.notifications(TopicArn)).toMatchObject([
    { messageId: MessageId, subject: 'Greeting', attributes: { lang: 'en', blob: 'QUI=' } },
  ]);
});

it('delivers the bare message with its attributes if raw delivery is set', async () => {
  const { TopicArn, url } = await subscribed(raw);
  await publish(TopicArn, { MessageAttributes: { lang: text('en') } });
  const [message] = await m.receive(url, { MessageAttributeNames: ['lang'] });
  expect(message).toMatchObject({ Body: 'hello', MessageAttributes: { lang: text('en') } });
});

it('uses the variant for queues of a message for several protocols', async () => {
  const { TopicArn, url } = await subscribed(raw);
  const json = (message: unknown) =>
    publish(TopicArn, { MessageStructure: 'json', Message: JSON.stringify(message) });
  await json({ default: 'any', sqs: 'for queues', email: 'x' });
  await json({ default: 'any' });
  expect(bodiesOf(await m.receive(url)).sort()).toEqual(['any', 'for queues']);
  await expect(json({ sqs: 'x' })).rejects.toThrow('No default entry');
  await expect(publish(TopicArn, { MessageStructure: 'json', Message: '{' })).rejects.toThrow(
    'failed to parse',
  );
});

it.each<[string, Partial<PublishCommandInput>]>([
  ['an empty message', { Message: '' }],
  ['too long a message', { Message: 'x'.repeat(262_145) }],
  ['a subject of two lines', { Subject: 'a\nb' }],
  ['a subject of 101 characters', { Subject: 'x'.repeat(101) }],
  ['an unknown structure', { MessageStructure: 'xml' }],
  ['a deduplication ID', { MessageDeduplicationId: 'x' }],
  ['an attribute of an unknown type', { MessageAttributes: { a: text('x', 'Text') } }],
  ['an attribute that is no number', { MessageAttributes: { a: text('x', 'Number') } }],
  ['an attribute that is no array', { MessageAttributes: { a: text('x', 'String.Array') } }],
  ['an empty attribute', { MessageAttributes: { a: text('') } }],
])('refuses %s', async (_, input) => {
  const { TopicArn, url } = await subscribed();
  await expect(publish(TopicArn, input)).rejects.toMatchObject({
    name: expect.stringMatching(/InvalidParameter|ParameterValueInvalid/),
  });
  expect(await m.counts(url)).toEqual([0, 0, 0]);
});

it('publishes the valid messages of a batch, and names the failed ones', async () => {
  const { TopicArn, url } = await subscribed(raw);
  const batch = (
    ...PublishBatchRequestEntries: { Id: string; Message: string; Subject?: string }[]
  ) => m.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
  const answer = await batch(
    { Id: 'a', Message: 'one' },
    { Id: 'b', Message: 'two', Subject: '\n' },
    { Id: 'c', Message: 'three' },
  );
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
  expect(answer.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }]);
  expect(bodiesOf(await m.receive(url)).sort()).toEqual(['one', 'three']);
  await expect(batch({ Id: 'a', Message: 'x' }, { Id: 'a', Message: 'y' })).rejects.toMatchObject({
    name: 'BatchEntryIdsNotDistinctException',
  });
  await expect(
    batch(...['a', 'b'].map((Id) => ({ Id, Message: 'x'.repeat(200_000) }))),
  ).rejects.toMatchObject({ name: 'BatchRequestTooLongException' });
});

it('keeps the order of a FIFO topic, and delivers a duplicate once', async () => {
  const { TopicArn, url } = await subscribed(raw, true);
  const first = await publish(TopicArn, { Message: '1', MessageGroupId: 'g' });
  expect(await publish(TopicArn, { Message: '1', MessageGroupId: 'g' })).toMatchObject({
    MessageId: first.MessageId,
    SequenceNumber: first.SequenceNumber,
  });
  await publish(TopicArn, { Message: '2', MessageGroupId: 'g' });
  expect(bodiesOf(await m.receive(url))).toEqual(['1', '2']);
  await expect(publish(TopicArn)).rejects.toThrow('MessageGroupId');
});

it("sends undeliverable messages to the subscription's dead-letter queue", async () => {
  const deadUrl = await m.queue('sns-dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: m.arnOf('sns-dead') });
  const { TopicArn, url } = await subscribed({ ...raw, RedrivePolicy });
  await publish(TopicArn, {
    Message: 'too many',
    MessageAttributes: Object.fromEntries([...Array(11).keys()].map((id) => [`a${id}`, text('x')])),
  });
  expect(await m.counts(url)).toEqual([0, 0, 0]);
  await m.sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
  await publish(TopicArn, { Message: 'no queue' });
  expect(bodiesOf(await m.receive(deadUrl)).sort()).toEqual(['no queue', 'too many']);
});

it('refuses subscriptions that would deliver nothing', async () => {
  const { TopicArn, Endpoint } = await subscribed();
  await m.queue('other.fifo', { FifoQueue: 'true' });
  const subscribe = (input: object) =>
    m.sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, ...input }));
  const none = 'arn:aws:sqs:eu-central-1:222222222222:none';
  const attributes = (Attributes: object) => ({ Endpoint: m.arnOf('sub'), Attributes });
  await m.queue('sub');
  for (const [input, message] of [
    [{ Endpoint: none }, 'does not exist'],
    [{ Endpoint: Endpoint.replace('222222222222', '000000000000') }, 'does not exist'],
    [{ Endpoint: 'none' }, 'SQS endpoint ARN'],
    [{ Endpoint: m.arnOf('other.fifo') }, 'FIFO SQS Queues can not be subscribed'],
    [{ Protocol: 'email', Endpoint: 'a@example.com' }, 'email'],
    [{ Protocol: 'lambda', Endpoint: 'arn:aws:lambda:x' }, 'lambda'],
    [{ Attributes: { RawMessageDelivery: 'true' } }, 'different attributes'],
    [attributes({ DeliveryPolicy: '{}' }), 'DeliveryPolicy'],
    [attributes({ RawMessageDelivery: 'yes' }), 'RawMessageDelivery'],
    [attributes({ FilterPolicyScope: 'Body' }), 'FilterPolicyScope'],
    [attributes({ FilterPolicy: '{"a":"b"}' }), 'must be an object or an array'],
    [attributes({ RedrivePolicy: '{}' }), 'RedrivePolicy'],
    [attributes({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn: none }) }), 'RedrivePolicy'],
  ] as const)
    await expect(subscribe(input)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    });
  expect((await subscribe({})).SubscriptionArn).toContain(TopicArn);
});

it('filters by attributes or by body, as the subscription says', async () => {
  const { TopicArn, url, SubscriptionArn } = await subscribed({
    ...raw,
    FilterPolicy: '{"kind":["a",{"prefix":"b"}]}',
  });
  const set = (AttributeName: string, AttributeValue: string) =>
    m.sns.send(
      new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }),
    );
  for (const kind of ['a', 'bc', 'c'])
    await publish(TopicArn, { Message: kind, MessageAttributes: { kind: text(kind) } });
  expect(bodiesOf(await m.receive(url)).sort()).toEqual(['a', 'bc']);
  await set('FilterPolicyScope', 'MessageBody');
  await set('FilterPolicy', '{"order":{"price":[{"numeric":[">",10]}]}}');
  for (const price of [5, 15]) await publish(TopicArn, { Message: `{"order":{"price":${price}}}` });
  expect(bodiesOf(await m.receive(url))).toEqual(['{"order":{"price":15}}']);
  await expect(set('FilterPolicyScope', 'MessageAttributes')).rejects.toThrow('nested');
  await set('FilterPolicy', '{}');
  const { Attributes } = await m.sns.send(
    new GetSubscriptionAttributesCommand({ SubscriptionArn }),
  );
  expect(Attributes).not.toHaveProperty('FilterPolicy');
  expect(Attributes).toMatchObject({ PendingConfirmation: 'false', RawMessageDelivery: 'true' });
});

it('lists subscriptions, and deletes one', async () => {
  const { TopicArn, url, SubscriptionArn, Endpoint } = await subscribed();
  const listed = { SubscriptionArn, TopicArn, Endpoint, Protocol: 'sqs', Owner: '222222222222' };
  const ofTopic = () => m.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect((await ofTopic()).Subscriptions).toEqual([listed]);
  expect((await m.sns.send(new ListSubscriptionsCommand())).Subscriptions).toContainEqual(listed);
  await m.sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  await m.sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  await publish(TopicArn);
  expect((await ofTopic()).Subscriptions).toEqual([]);
  expect(await m.counts(url)).toEqual([0, 0, 0]);
});
