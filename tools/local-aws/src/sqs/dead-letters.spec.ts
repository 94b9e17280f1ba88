import {
  CancelMessageMoveTaskCommand,
  DeleteQueueCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  SetQueueAttributesCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { bodiesOf, startMessaging, type TestMessaging } from '../test/messaging.ts';

let m: TestMessaging;
beforeAll(async () => (m = await startMessaging()));
afterAll(() => m.stop());

let count = 0;
/** A queue and its dead-letter queue. */
async function pair(maxReceiveCount = 1) {
  const name = `q${(count += 1)}`;
  const deadUrl = await m.queue(`${name}-dead`);
  const dead = m.arnOf(`${name}-dead`);
  const url = await m.queue(name, {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount }),
  });
  return { name, url, dead, deadUrl };
}

/** Lets a message go to the dead-letter queue. */
async function fail(url: string, ...bodies: string[]): Promise<void> {
  for (const body of bodies) await m.send(url, body);
  for (let times = 0; times < 2; times += 1) {
    await m.receive(url);
    m.clock.advance(30);
  }
}

it('moves a message that was received too often, and records its source queue', async () => {
  const { url, deadUrl, name } = await pair(2);
  await m.send(url, 'poison', {
    MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
  });
  for (let times = 0; times < 2; times += 1) {
    expect(bodiesOf(await m.receive(url))).toEqual(['poison']);
    m.clock.advance(30);
  }
  expect(await m.counts(deadUrl)).toEqual([0, 0, 0]);
  expect(await m.receive(url)).toEqual([]);
  expect(await m.counts(url)).toEqual([0, 0, 0]);
  const [dead] = await m.receive(deadUrl, {
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  expect(dead).toMatchObject({
    Body: 'poison',
    Attributes: { ApproximateReceiveCount: '1', DeadLetterQueueSourceArn: m.arnOf(name) },
    MessageAttributes: { a: { StringValue: 'b' } },
  });
});

it('wakes a receiver that waits at the dead-letter queue', async () => {
  const { url, deadUrl } = await pair();
  await m.send(url, 'x');
  await m.receive(url);
  m.clock.advance(30);
  const poll = m.receive(deadUrl, { WaitTimeSeconds: 20 });
  while (m.clock.waiting === 0) await new Promise(setImmediate);
  await m.receive(url);
  expect(bodiesOf(await poll)).toEqual(['x']);
});

it('keeps serving a queue whose dead-letter queue was deleted', async () => {
  const { url, deadUrl } = await pair();
  await m.send(url, 'x');
  await m.sqs.send(new DeleteQueueCommand({ QueueUrl: deadUrl }));
  for (let times = 0; times < 3; times += 1) {
    expect(bodiesOf(await m.receive(url))).toEqual(['x']);
    m.clock.advance(30);
  }
});

it.each<[string, object | string]>([
  [
    'a missing queue',
    { deadLetterTargetArn: 'arn:aws:sqs:eu-central-1:000000000000:none', maxReceiveCount: 1 },
  ],
  ['no count', { deadLetterTargetArn: 'DEAD' }],
  ['a count of 0', { deadLetterTargetArn: 'DEAD', maxReceiveCount: 0 }],
  ['a count of 1001', { deadLetterTargetArn: 'DEAD', maxReceiveCount: 1001 }],
  ['an unknown member', { deadLetterTargetArn: 'DEAD', maxReceiveCount: 1, other: 1 }],
  ['a FIFO queue', { deadLetterTargetArn: 'FIFO', maxReceiveCount: 1 }],
  ['null', 'null'],
])('refuses a redrive policy with %s', async (_, policy) => {
  const { dead, url } = await pair();
  await m.queue('dead.fifo', { FifoQueue: 'true' });
  const RedrivePolicy = (typeof policy === 'string' ? policy : JSON.stringify(policy))
    .replace('DEAD', dead)
    .replace('FIFO', m.arnOf('dead.fifo'));
  await expect(
    m.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { RedrivePolicy } })),
  ).rejects.toThrow('RedrivePolicy');
});

it('lets only the allowed queues use a dead-letter queue', async () => {
  const { name, url, dead, deadUrl } = await pair();
  const allow = (policy: object) =>
    m.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: deadUrl,
        Attributes: { RedriveAllowPolicy: JSON.stringify(policy) },
      }),
    );
  const use = () =>
    m.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: url,
        Attributes: {
          RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: '3' }),
        },
      }),
    );
  await allow({ redrivePermission: 'denyAll' });
  await expect(use()).rejects.toThrow('RedriveAllowPolicy');
  await allow({ redrivePermission: 'byQueue', sourceQueueArns: [m.arnOf(name)] });
  await use();
  await expect(allow({ redrivePermission: 'byQueue' })).rejects.toThrow('sourceQueueArns');
  await expect(allow({ redrivePermission: 'some' })).rejects.toThrow('redrivePermission');
});

it('lists the queues that use a dead-letter queue', async () => {
  const { url, deadUrl } = await pair();
  const list = (QueueUrl: string) =>
    m.sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl }));
  expect((await list(deadUrl)).queueUrls).toEqual([url]);
  expect((await list(url)).queueUrls).toEqual([]);
});

it('moves messages back to their source, as new ones', async () => {
  const { url, dead, deadUrl } = await pair();
  await fail(url, 'x');
  const [before] = await m.receive(deadUrl, { VisibilityTimeout: 0 });
  await m.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: dead }));
  m.clock.advance(0);
  const [after] = await m.receive(url, { MessageSystemAttributeNames: ['All'] });
  expect(after).toMatchObject({ Body: 'x', Attributes: { ApproximateReceiveCount: '1' } });
  expect(after?.MessageId).not.toBe(before?.MessageId);
  expect(await m.counts(deadUrl)).toEqual([0, 0, 0]);
  const { Results } = await m.sqs.send(new ListMessageMoveTasksCommand({ SourceArn: dead }));
  expect(Results).toEqual([
    {
      SourceArn: dead,
      Status: 'COMPLETED',
      ApproximateNumberOfMessagesMoved: 1,
      ApproximateNumberOfMessagesToMove: 1,
      StartedTimestamp: m.clock.now(),
    },
  ]);
});

it('moves the requested number of messages a second to another queue, until the task is cancelled', async () => {
  const { url, dead, deadUrl } = await pair();
  const elsewhere = await m.queue(`elsewhere${count}`);
  await fail(url, 'a', 'b', 'c');
  const { TaskHandle } = await m.sqs.send(
    new StartMessageMoveTaskCommand({
      SourceArn: dead,
      DestinationArn: m.arnOf(`elsewhere${count}`),
      MaxNumberOfMessagesPerSecond: 1,
    }),
  );
  m.clock.advance(1);
  expect(await m.counts(elsewhere)).toEqual([2, 0, 0]);
  await expect(m.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: dead }))).rejects.toThrow(
    'already a task running',
  );
  const cancelled = await m.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
  expect(cancelled.ApproximateNumberOfMessagesMoved).toBe(2);
  m.clock.advance(10);
  expect(await m.counts(deadUrl)).toEqual([1, 0, 0]);
  await expect(m.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it('starts no task for a queue that is not a dead-letter queue, and fails if the source is unknown', async () => {
  const { url, dead, deadUrl, name } = await pair();
  const start = (SourceArn: string, DestinationArn?: string) =>
    m.sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
  await expect(start(m.arnOf(name))).rejects.toThrow('Dead Letter Queue');
  await expect(start(m.arnOf('none'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(start(dead, dead)).rejects.toThrow('must not be equal');
  await m.send(deadUrl, 'sent here directly');
  await start(dead);
  m.clock.advance(0);
  const { Results } = await m.sqs.send(new ListMessageMoveTasksCommand({ SourceArn: dead }));
  expect(Results).toMatchObject([
    { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' },
  ]);
  expect(await m.counts(deadUrl)).toEqual([1, 0, 0]);
  expect(await m.counts(url)).toEqual([0, 0, 0]);
});
