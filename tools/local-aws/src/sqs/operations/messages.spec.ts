import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientOptions } from '../../test/client-options.ts';
import { bodiesOf, startMessaging, type TestMessaging } from '../../test/messaging.ts';

let m: TestMessaging;
beforeAll(async () => (m = await startMessaging()));
afterAll(() => m.stop());

let count = 0;
const newQueue = (attributes?: Record<string, string>) => m.queue(`q${(count += 1)}`, attributes);
const text = (StringValue: string) => ({ DataType: 'String', StringValue });

it('returns attributes of a message only on request', async () => {
  const url = await newQueue({ VisibilityTimeout: '0' });
  const sent = await m.send(url, 'x', {
    MessageAttributes: {
      'trace.id': text('1'),
      'trace.span': text('2'),
      tracer: text('3'),
      blob: { DataType: 'Binary.gif', BinaryValue: Buffer.from('AB') },
    },
    MessageSystemAttributes: { AWSTraceHeader: text('Root=1-2-3') },
  });
  expect(sent.MD5OfMessageAttributes).toMatch(/^[0-9a-f]{32}$/);
  expect(sent.MD5OfMessageSystemAttributes).toMatch(/^[0-9a-f]{32}$/);
  const ask = async (MessageAttributeNames: string[], names: string[] = []) =>
    (
      await m.receive(url, {
        MessageAttributeNames,
        MessageSystemAttributeNames: names as ['All'],
      })
    )[0];
  const bare = await ask([]);
  expect(bare).not.toHaveProperty('MessageAttributes');
  expect(bare).not.toHaveProperty('MD5OfMessageAttributes');
  expect(bare).not.toHaveProperty('Attributes');
  const names = async (...asked: string[]) =>
    Object.keys((await ask(asked))?.MessageAttributes ?? {}).sort();
  expect(await names('trace.*')).toEqual(['trace.id', 'trace.span']);
  expect(await names('tracer', 'none')).toEqual(['tracer']);
  expect(await names('All')).toHaveLength(4);
  const all = await ask(['.*'], ['All']);
  expect(all?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
  expect(Buffer.from(all?.MessageAttributes?.['blob']?.BinaryValue ?? '').toString()).toBe('AB');
  expect(all?.Attributes).toMatchObject({
    AWSTraceHeader: 'Root=1-2-3',
    ApproximateReceiveCount: '5',
    SentTimestamp: String(m.clock.now()),
  });
  expect((await ask([], ['AWSTraceHeader']))?.Attributes).toEqual({ AWSTraceHeader: 'Root=1-2-3' });
  await expect(ask([], ['Nonsense'])).rejects.toMatchObject({ name: 'InvalidAttributeName' });
});

it('counts visible, in-flight and delayed messages as time passes', async () => {
  const url = await newQueue();
  await m.send(url, 'now');
  await m.send(url, 'later', { DelaySeconds: 60 });
  expect(await m.counts(url)).toEqual([1, 0, 1]);
  expect(bodiesOf(await m.receive(url))).toEqual(['now']);
  expect(await m.counts(url)).toEqual([0, 1, 1]);
  m.clock.advance(30);
  expect(await m.counts(url)).toEqual([1, 0, 1]);
  m.clock.advance(30);
  expect(await m.counts(url)).toEqual([2, 0, 0]);
});

it('serves several waiting receivers in the order in which they came', async () => {
  const url = await newQueue();
  const done: string[] = [];
  const wait = (who: string) =>
    m
      .receive(url, { WaitTimeSeconds: 20, MaxNumberOfMessages: 1 })
      .then(([message]) => done.push(`${who}:${message?.Body}`));
  const polls: Promise<unknown>[] = [];
  for (const who of ['a', 'b', 'c']) {
    polls.push(wait(who));
    while (m.clock.waiting < polls.length) await sleep(1);
  }
  await m.send(url, '1');
  await polls[0];
  await m.send(url, '2', { DelaySeconds: 5 });
  m.clock.advance(5);
  await polls[1];
  m.clock.advance(15);
  await polls[2];
  expect(done).toEqual(['a:1', 'b:2', 'c:undefined']);
  expect(m.clock.waiting).toBe(0);
});

it('wakes a receiver when a message in flight becomes visible again', async () => {
  const url = await newQueue();
  await m.send(url, 'x');
  const [message] = await m.receive(url);
  const poll = m.receive(url, { WaitTimeSeconds: 20 });
  while (m.clock.waiting < 2) await sleep(1);
  await m.sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: url,
      ReceiptHandle: message?.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  expect(bodiesOf(await poll)).toEqual(['x']);
});

it('gives no message to a receiver that has disconnected', async () => {
  const url = await newQueue();
  const gone = new SQSClient(clientOptions(m.aws.url));
  const abort = new AbortController();
  const poll = gone.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }), {
    abortSignal: abort.signal,
  });
  while (m.clock.waiting < 1) await sleep(1);
  abort.abort();
  await expect(poll).rejects.toThrow();
  while (m.clock.waiting > 0) await sleep(1);
  gone.destroy();
  await m.send(url, 'x');
  expect(bodiesOf(await m.receive(url))).toEqual(['x']);
});

it('deletes by the latest receipt handle, and refuses an invalid one', async () => {
  const QueueUrl = await newQueue({ VisibilityTimeout: '10' });
  const other = await newQueue();
  await m.send(QueueUrl, 'x');
  const [first] = await m.receive(QueueUrl);
  m.clock.advance(10);
  const [second] = await m.receive(QueueUrl);
  const remove = (ReceiptHandle?: string, url = QueueUrl) =>
    m.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
  await remove(first?.ReceiptHandle);
  expect(await m.counts(QueueUrl)).toEqual([0, 1, 0]);
  for (const handle of ['nonsense', second?.MessageId])
    await expect(remove(handle)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  await expect(remove(second?.ReceiptHandle, other)).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
  });
  await remove(second?.ReceiptHandle);
  await remove(second?.ReceiptHandle);
  expect(await m.counts(QueueUrl)).toEqual([0, 0, 0]);
  await expect(
    m.sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: second?.ReceiptHandle,
        VisibilityTimeout: 1,
      }),
    ),
  ).rejects.toThrow('Message does not exist');
});

it('changes the visibility of messages in flight only', async () => {
  const QueueUrl = await newQueue({ VisibilityTimeout: '10' });
  await m.send(QueueUrl, 'x');
  const [{ ReceiptHandle } = {}] = await m.receive(QueueUrl);
  const change = (VisibilityTimeout: number) =>
    m.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
  await change(100);
  m.clock.advance(99);
  expect(await m.receive(QueueUrl)).toEqual([]);
  m.clock.advance(1);
  await expect(change(5)).rejects.toMatchObject({
    name: expect.stringContaining('MessageNotInflight'),
  });
  await expect(change(43_201)).rejects.toThrow('VisibilityTimeout');
});

it("deletes messages that are older than the queue's retention", async () => {
  const url = await newQueue({ MessageRetentionPeriod: '60' });
  await m.send(url, 'old');
  m.clock.advance(59);
  expect(await m.counts(url)).toEqual([1, 0, 0]);
  m.clock.advance(1);
  expect(await m.counts(url)).toEqual([0, 0, 0]);
});

it.each<[string, Partial<SendMessageCommandInput>, RegExp]>([
  ['an empty body', { MessageBody: '' }, /MissingParameter|MissingRequired/],
  ['a control character', { MessageBody: '\u0007' }, /InvalidMessageContents/],
  ['too large a body', { MessageBody: 'x'.repeat(1025) }, /InvalidParameterValue/],
  ['too long a delay', { DelaySeconds: 901 }, /InvalidParameterValue/],
  ['a deduplication ID', { MessageDeduplicationId: 'x' }, /InvalidParameterValue/],
  ['an empty attribute', { MessageAttributes: { a: text('') } }, /InvalidParameterValue/],
  [
    'an attribute that is no number',
    { MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } },
    /InvalidParameterValue/,
  ],
  [
    'an unknown type',
    { MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } },
    /InvalidParameterValue/,
  ],
  ['a reserved name', { MessageAttributes: { 'AWS.a': text('x') } }, /InvalidParameterValue/],
  [
    'eleven attributes',
    {
      MessageAttributes: Object.fromEntries(
        [...Array(11).keys()].map((each) => [`a${each}`, text('x')]),
      ),
    },
    /InvalidParameterValue/,
  ],
  [
    'lists as values',
    { MessageAttributes: { a: { DataType: 'String', StringListValues: ['x'] } } },
    /UnsupportedOperation/,
  ],
])('refuses a message with %s', async (_, input, code) => {
  const url = await newQueue({ MaximumMessageSize: '1024' });
  await expect(m.send(url, 'x', input)).rejects.toMatchObject({
    name: expect.stringMatching(code),
  });
});

it('processes the valid entries of a batch, and names the failed ones', async () => {
  const QueueUrl = await newQueue();
  const sent = await m.sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'good', MessageBody: 'x' },
        { Id: 'bad', MessageBody: 'x', DelaySeconds: 901 },
      ],
    }),
  );
  expect(sent.Successful).toMatchObject([{ Id: 'good' }]);
  expect(sent.Failed).toMatchObject([
    { Id: 'bad', Code: 'InvalidParameterValue', SenderFault: true },
  ]);
  const [message] = await m.receive(QueueUrl);
  const receipt = { Id: 'a', ReceiptHandle: message?.ReceiptHandle };
  const wrong = { Id: 'b', ReceiptHandle: 'nonsense' };
  const changed = await m.sqs.send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: [
        { ...receipt, VisibilityTimeout: 99 },
        { ...wrong, VisibilityTimeout: 99 },
      ],
    }),
  );
  expect([changed.Successful, changed.Failed]).toMatchObject([[{ Id: 'a' }], [{ Id: 'b' }]]);
  const deleted = await m.sqs.send(
    new DeleteMessageBatchCommand({ QueueUrl, Entries: [receipt, wrong] }),
  );
  expect([deleted.Successful, deleted.Failed]).toMatchObject([
    [{ Id: 'a' }],
    [{ Id: 'b', Code: 'ReceiptHandleIsInvalid' }],
  ]);
});

it.each<[string, { Id: string; MessageBody: string }[], RegExp]>([
  ['no entry', [], /EmptyBatchRequest/],
  [
    'eleven entries',
    [...Array(11).keys()].map((id) => ({ Id: `${id}`, MessageBody: 'x' })),
    /TooManyEntriesInBatchRequest/,
  ],
  [
    'an ID twice',
    [
      { Id: 'a', MessageBody: 'x' },
      { Id: 'a', MessageBody: 'y' },
    ],
    /BatchEntryIdsNotDistinct/,
  ],
  ['an invalid ID', [{ Id: 'a b', MessageBody: 'x' }], /InvalidBatchEntryId/],
  [
    'more than a mebibyte',
    ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) })),
    /BatchRequestTooLong/,
  ],
])('refuses a batch with %s', async (_, Entries, code) => {
  const QueueUrl = await newQueue();
  await expect(
    m.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
  ).rejects.toMatchObject({ name: expect.stringMatching(code) });
  expect(await m.counts(QueueUrl)).toEqual([0, 0, 0]);
});

it.each([
  { MaxNumberOfMessages: 0 },
  { MaxNumberOfMessages: 11 },
  { WaitTimeSeconds: 21 },
  { VisibilityTimeout: -1 },
])('refuses to receive with %j', async (input) => {
  const url = await newQueue();
  await expect(m.receive(url, input)).rejects.toMatchObject({
    name: expect.stringContaining('InvalidParameterValue'),
  });
});
