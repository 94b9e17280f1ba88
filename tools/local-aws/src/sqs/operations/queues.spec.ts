import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
  type QueueAttributeName,
} from '@aws-sdk/client-sqs';
import { startMessaging, type TestMessaging } from '../../test/messaging.ts';

let m: TestMessaging;
beforeAll(async () => (m = await startMessaging()));
afterAll(() => m.stop());

const attributes = async (QueueUrl: string, ...AttributeNames: QueueAttributeName[]) =>
  (await m.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes;

it('returns the requested attributes only', async () => {
  const url = await m.queue('asked', { DelaySeconds: '5' });
  expect(await attributes(url, 'DelaySeconds', 'QueueArn')).toEqual({
    DelaySeconds: '5',
    QueueArn: m.arnOf('asked'),
  });
  expect(await attributes(url)).toBeUndefined();
  expect(await attributes(url, 'RedrivePolicy')).toBeUndefined();
  expect(await attributes(url, 'All')).toMatchObject({
    VisibilityTimeout: '30',
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: '345600',
    SqsManagedSseEnabled: 'true',
  });
  await expect(attributes(url, 'Nonsense' as 'All')).rejects.toMatchObject({
    name: 'InvalidAttributeName',
  });
});

it('returns the existing queue if it is created with equal attributes, and refuses different ones', async () => {
  const url = await m.queue('again', { VisibilityTimeout: '10' });
  expect(await m.queue('again', { VisibilityTimeout: '10' })).toBe(url);
  expect(await m.queue('again')).toBe(url);
  await expect(m.queue('again', { VisibilityTimeout: '11' })).rejects.toMatchObject({
    name: 'QueueNameExists',
    message: expect.stringContaining('VisibilityTimeout'),
  });
});

it.each<[string, Record<string, string>, string]>([
  ['bad name', {}, 'InvalidParameterValue'],
  ['x'.repeat(81), {}, 'InvalidParameterValue'],
  ['no-suffix', { FifoQueue: 'true' }, 'InvalidParameterValue'],
  ['no-fifo.fifo', {}, 'InvalidParameterValue'],
  ['q', { VisibilityTimeout: '43201' }, 'InvalidAttributeValue'],
  ['q', { MaximumMessageSize: '1023' }, 'InvalidAttributeValue'],
  ['q', { DelaySeconds: 'x' }, 'InvalidAttributeValue'],
  ['q', { Policy: 'no JSON' }, 'InvalidAttributeValue'],
  ['q', { ContentBasedDeduplication: 'true' }, 'InvalidAttributeName'],
  ['q', { QueueArn: 'x' }, 'InvalidAttributeName'],
  ['q', { Nonsense: '1' }, 'InvalidAttributeName'],
])('refuses to create the queue %j with %j', async (name, set, code) => {
  await expect(m.queue(name, set)).rejects.toMatchObject({ name: expect.stringContaining(code) });
});

it('sets attributes, removes policies, and changes nothing when one is invalid', async () => {
  const QueueUrl = await m.queue('set', { Policy: '{}' });
  const set = (Attributes: Record<string, string>) =>
    m.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  await set({ DelaySeconds: '7', Policy: '' });
  await expect(set({ DelaySeconds: '8', VisibilityTimeout: 'x' })).rejects.toMatchObject({
    name: 'InvalidAttributeValue',
  });
  await expect(set({ FifoQueue: 'true' })).rejects.toThrow('Modifying queue type');
  expect(await attributes(QueueUrl, 'DelaySeconds', 'Policy')).toEqual({ DelaySeconds: '7' });
});

it('finds a queue by its URL under any host name, but none of another account', async () => {
  const url = await m.queue('found');
  const { pathname } = new URL(url);
  expect(await m.send(`http://localhost:1${pathname}`, 'x').catch(() => 'elsewhere')).toBeDefined();
  const { QueueUrl } = await m.sqs.send(new GetQueueUrlCommand({ QueueName: 'found' }));
  expect(QueueUrl).toBe(url);
  for (const other of [url.replace('000000000000', '111111111111'), `${url}-none`, 'found'])
    await expect(
      m.sqs.send(new GetQueueAttributesCommand({ QueueUrl: other })),
    ).rejects.toMatchObject({ name: expect.stringMatching(/QueueDoesNotExist|NonExistentQueue/) });
  await expect(
    m.sqs.send(
      new GetQueueUrlCommand({ QueueName: 'found', QueueOwnerAWSAccountId: '111111111111' }),
    ),
  ).rejects.toThrow('does not exist');
});

it('lists queues by prefix and in pages', async () => {
  for (const name of ['list-c', 'list-a', 'list-b']) await m.queue(name);
  const list = async (NextToken?: string) =>
    m.sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'list-', MaxResults: 2, NextToken }));
  const first = await list();
  expect(first.QueueUrls?.map((url) => url.slice(-1))).toEqual(['a', 'b']);
  const second = await list(first.NextToken);
  expect(second.QueueUrls?.map((url) => url.slice(-1))).toEqual(['c']);
  expect(second.NextToken).toBeUndefined();
  await expect(list('nonsense')).rejects.toThrow('next token');
});

it('purges and deletes a queue', async () => {
  const QueueUrl = await m.queue('gone');
  await m.send(QueueUrl, 'x');
  await m.sqs.send(new PurgeQueueCommand({ QueueUrl }));
  expect(await m.counts(QueueUrl)).toEqual([0, 0, 0]);
  await m.sqs.send(new DeleteQueueCommand({ QueueUrl }));
  await expect(m.send(QueueUrl, 'x')).rejects.toThrow('does not exist');
});

it('keeps tags', async () => {
  const { QueueUrl } = await m.sqs.send(
    new CreateQueueCommand({ QueueName: 'tagged', tags: { a: '1' } }),
  );
  await m.sqs.send(new TagQueueCommand({ QueueUrl, Tags: { b: '2', c: '3' } }));
  await m.sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['c'] }));
  const { Tags } = await m.sqs.send(new ListQueueTagsCommand({ QueueUrl }));
  expect(Tags).toEqual({ a: '1', b: '2' });
});

it('returns errors in both protocols, and refuses what it does not support or understand', async () => {
  const call = (action: string, body: string) =>
    fetch(m.aws.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${action}`,
      },
      body,
    });
  const missing = await call('ReceiveMessage', '{"QueueUrl":"http://x/000000000000/none"}');
  expect(missing.status).toBe(400);
  expect(missing.headers.get('x-amzn-query-error')).toBe(
    'AWS.SimpleQueueService.NonExistentQueue;Sender',
  );
  expect(await missing.json()).toMatchObject({ __type: 'com.amazonaws.sqs#QueueDoesNotExist' });
  const url = await m.queue('strict');
  const wrong = (input: object) =>
    call('ReceiveMessage', JSON.stringify({ QueueUrl: url, ...input }));
  for (const input of [{ MaxNumberOfMessages: '1' }, { WaitTimeSeconds: [] }, { Nonsense: 1 }])
    expect((await wrong(input)).status).toBe(400);
  expect((await call('ReceiveMessage', '[]')).status).toBe(400);
  expect(await (await wrong({ ReceiveRequestAttemptId: 'x' })).text()).toContain(
    'ReceiveRequestAttemptId',
  );
  expect((await call('AddPermission', '{}')).status).toBe(400);
});

it("rejects SendMessage from a client of another account's queue of the same name", async () => {
  await expect(
    m.sqs.send(
      new SendMessageCommand({ QueueUrl: `${m.aws.url}/222222222222/strict`, MessageBody: 'x' }),
    ),
  ).rejects.toThrow('does not exist');
});
