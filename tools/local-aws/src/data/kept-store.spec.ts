import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  DeleteMessageCommand,
  DeleteQueueCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodiesOf, startMessaging } from '../test/messaging.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gatehouse-kept-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const fifo = { FifoQueue: 'true' };

it('keeps queues and their messages as they were when it was killed', async () => {
  const killed = await startMessaging({ dataFolder: join(folder, 'data') });
  const url = await killed.queue('work', { VisibilityTimeout: '60' });
  const ordered = await killed.queue('work.fifo', fifo);
  const gone = await killed.queue('gone');
  await killed.sqs.send(new TagQueueCommand({ QueueUrl: url, Tags: { team: 'a' } }));
  await killed.sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { DelaySeconds: '1' } }),
  );
  for (const body of ['in flight', 'deleted', 'visible'])
    await killed.send(url, body, { DelaySeconds: 0 });
  const [inFlight, deleted] = await killed.receive(url, { MaxNumberOfMessages: 2 });
  await killed.sqs.send(
    new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: deleted?.ReceiptHandle }),
  );
  const once = { MessageGroupId: 'g', MessageDeduplicationId: 'd' };
  const { SequenceNumber = '' } = await killed.send(ordered, 'once', once);
  await killed.send(gone, 'x');
  await killed.sqs.send(new DeleteQueueCommand({ QueueUrl: gone }));
  // The files after a response are what a killed process leaves behind.
  cpSync(join(folder, 'data'), join(folder, 'left'), { recursive: true });
  await killed.stop();

  const again = await startMessaging({ dataFolder: join(folder, 'left') });
  const here = (old: string): string => again.aws.url + new URL(old).pathname;
  expect(await again.queue('work', { VisibilityTimeout: '60', DelaySeconds: '1' })).toBe(here(url));
  expect(await again.counts(here(url))).toEqual([1, 1, 0]);
  await again.sqs.send(
    new DeleteMessageCommand({ QueueUrl: here(url), ReceiptHandle: inFlight?.ReceiptHandle }),
  );
  expect(bodiesOf(await again.receive(here(url)))).toEqual(['visible']);
  await again.send(here(ordered), 'once', once);
  expect(await again.counts(here(ordered))).toEqual([1, 0, 0]);
  const later = await again.send(here(ordered), 'more', { ...once, MessageDeduplicationId: 'e' });
  expect(BigInt(later.SequenceNumber ?? 0)).toBeGreaterThan(BigInt(SequenceNumber));
  await expect(again.counts(here(gone))).rejects.toThrow('does not exist');
  await again.stop();
});

it('keeps topics and subscriptions, and delivers to them', async () => {
  const before = await startMessaging({ dataFolder: folder });
  await before.queue('news');
  const { TopicArn } = await before.sns.send(new CreateTopicCommand({ Name: 'news' }));
  const Attributes = {
    RawMessageDelivery: 'true',
    FilterPolicy: '{"a":["x"]}',
    FilterPolicyScope: 'MessageBody',
  };
  await before.sns.send(
    new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: before.arnOf('news'), Attributes }),
  );
  await before.stop();

  const after = await startMessaging({ dataFolder: folder });
  const publish = (Message: string) => after.sns.send(new PublishCommand({ TopicArn, Message }));
  await publish('{"a":"y"}');
  await publish('{"a":"x"}');
  expect(bodiesOf(await after.receive(await after.queue('news')))).toEqual(['{"a":"x"}']);
  await after.stop();
});

it('names a truncated file', async () => {
  const before = await startMessaging({ dataFolder: folder });
  await before.queue('work');
  await before.stop();
  const file = join(folder, 'queues.jsonl');
  writeFileSync(file, readFileSync(file).subarray(0, -5));
  await expect(startMessaging({ dataFolder: folder })).rejects.toThrow(
    `${file} is broken at line 2`,
  );
});
