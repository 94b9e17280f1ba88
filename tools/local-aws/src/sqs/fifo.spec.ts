import { DeleteMessageCommand } from '@aws-sdk/client-sqs';
import { bodiesOf, startMessaging, type TestMessaging } from '../test/messaging.ts';

let m: TestMessaging;
beforeAll(async () => (m = await startMessaging()));
afterAll(() => m.stop());

let count = 0;
const newQueue = (attributes: Record<string, string> = {}) =>
  m.queue(`q${(count += 1)}.fifo`, {
    FifoQueue: 'true',
    ContentBasedDeduplication: 'true',
    ...attributes,
  });
const send = (url: string, group: string, body: string, id?: string) =>
  m.send(url, body, { MessageGroupId: group, ...(id && { MessageDeduplicationId: id }) });

it('delivers messages of a group in order, several in one call, and none while one is in flight', async () => {
  const url = await newQueue();
  for (const body of ['a1', 'a2', 'a3']) await send(url, 'a', body);
  await send(url, 'b', 'b1');
  const taken = await m.receive(url, { MaxNumberOfMessages: 2 });
  expect(bodiesOf(taken)).toEqual(['a1', 'a2']);
  expect(bodiesOf(await m.receive(url))).toEqual(['b1']);
  const remove = (index: number) =>
    m.sqs.send(
      new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: taken[index]?.ReceiptHandle }),
    );
  await remove(0);
  expect(await m.receive(url)).toEqual([]);
  await remove(1);
  expect(bodiesOf(await m.receive(url))).toEqual(['a3']);
});

it('delivers a message again in its old position when its visibility timeout ends', async () => {
  const url = await newQueue();
  for (const body of ['1', '2', '3']) await send(url, 'a', body);
  const [first] = await m.receive(url, { MaxNumberOfMessages: 1, VisibilityTimeout: 5 });
  m.clock.advance(5);
  await expect(
    m.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first?.ReceiptHandle })),
  ).rejects.toThrow('expired');
  expect(bodiesOf(await m.receive(url))).toEqual(['1', '2', '3']);
});

it('accepts a deduplication ID once in five minutes, even after the message was deleted', async () => {
  const url = await newQueue();
  const first = await send(url, 'a', 'x', 'id');
  expect(await send(url, 'b', 'y', 'id')).toMatchObject({
    MessageId: first.MessageId,
    SequenceNumber: first.SequenceNumber,
  });
  const [message] = await m.receive(url);
  await m.sqs.send(
    new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message?.ReceiptHandle }),
  );
  await send(url, 'a', 'x', 'id');
  expect(await m.counts(url)).toEqual([0, 0, 0]);
  m.clock.advance(300);
  await send(url, 'a', 'x', 'id');
  expect(await m.counts(url)).toEqual([1, 0, 0]);
});

it('deduplicates by content, or within groups, as the queue says', async () => {
  const byGroup = await newQueue({ DeduplicationScope: 'messageGroup' });
  for (const group of ['a', 'b', 'a']) await send(byGroup, group, 'same');
  expect(await m.counts(byGroup)).toEqual([2, 0, 0]);
  const explicit = await newQueue({ ContentBasedDeduplication: 'false' });
  await expect(send(explicit, 'a', 'x')).rejects.toThrow('ContentBasedDeduplication');
});

it('requires a group, and numbers messages in rising order', async () => {
  const url = await newQueue();
  await expect(m.send(url, 'x')).rejects.toThrow('MessageGroupId');
  await expect(m.send(url, 'x', { MessageGroupId: 'a', DelaySeconds: 5 })).rejects.toThrow(
    'DelaySeconds',
  );
  const numbers: string[] = [];
  for (let each = 0; each < 12; each += 1)
    numbers.push((await send(url, 'a', `${each}`)).SequenceNumber ?? '');
  expect([...numbers].sort()).toEqual(numbers);
  const [message] = await m.receive(url, { MessageSystemAttributeNames: ['All'] });
  expect(message?.Attributes).toMatchObject({ MessageGroupId: 'a', SequenceNumber: numbers[0] });
});

it('delays all messages of a queue, and keeps their order', async () => {
  const url = await newQueue({ DelaySeconds: '10' });
  await send(url, 'a', '1');
  m.clock.advance(5);
  await send(url, 'a', '2');
  m.clock.advance(5);
  expect(bodiesOf(await m.receive(url))).toEqual(['1']);
});
