import { SNSClient } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
  type ReceiveMessageCommandInput,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import type { LocalAwsOptions } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from './client-options.ts';
import { TestClock } from './test-clock.ts';

/** The embedded AWS with real SDK clients of queues and topics, and a clock that a test advances. */
export async function startMessaging(options: LocalAwsOptions = {}) {
  const clock = new TestClock();
  const aws = await startLocalAws({ clock, ...options });
  const sqs = new SQSClient(clientOptions(aws.url));
  const sns = new SNSClient(clientOptions(aws.url));
  const arnOf = (name: string): string => `arn:aws:sqs:${aws.region}:${aws.accountId}:${name}`;

  return {
    ...{ aws, clock, sqs, sns, arnOf },
    /** @returns the URL */
    async queue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
      const created = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
      return created.QueueUrl ?? '';
    },
    send: (QueueUrl: string, MessageBody: string, more: Partial<SendMessageCommandInput> = {}) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more })),
    async receive(
      QueueUrl: string,
      more: Partial<ReceiveMessageCommandInput> = {},
    ): Promise<Message[]> {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }),
      );
      return Messages;
    },
    /** The numbers of visible, in-flight and delayed messages. */
    async counts(QueueUrl: string): Promise<number[]> {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const start = 'ApproximateNumberOfMessages';
      return [start, `${start}NotVisible`, `${start}Delayed`].map((name) =>
        Number((Attributes as Record<string, string>)[name]),
      );
    },
    async stop(): Promise<void> {
      sqs.destroy();
      sns.destroy();
      await aws.stop();
    },
  };
}

export type TestMessaging = Awaited<ReturnType<typeof startMessaging>>;

export const bodiesOf = (messages: readonly Message[]): (string | undefined)[] =>
  messages.map(({ Body }) => Body);
