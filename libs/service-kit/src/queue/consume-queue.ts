import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { setTimeout as wait } from 'node:timers/promises';
import { runWithTrace, traceFromHeaders } from '@gatehouse/logging';
import { createAwsClients } from '../aws/aws-clients.ts';
import type { ServiceContext } from '../service.ts';

/** The longest that SQS waits for messages: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const WAIT_S = 20;
/** Of a receive that waits; its response takes a moment more. */
const RECEIVE_TIMEOUT_MS = (WAIT_S + 5) * 1_000;
/** SQS returns at most ten at once. */
const MOST_MESSAGES = 10;
const PAUSE_AFTER_ERROR_MS = 5_000;

/** A message of a queue. */
export interface QueueMessage {
  /** SQS's id of the message, the same at each receipt. */
  readonly id: string;
  /** The text of the message. */
  readonly body: string;
  /** Attributes of type string and number, as texts. */
  readonly attributes: Readonly<Record<string, string>>;
  /** 1 for the first receipt of this message. */
  readonly attempt: number;
}

/** Which queue to consume, and how. */
export interface ConsumeOptions {
  /** URL of the queue, from the variable of its grant. */
  readonly url: string;
  /**
   * Handles one message, up to ten at a time. SQS delivers a message at least once: a repeated message must do no harm.
   * The message is deleted when it returns. If it throws, the message stays, is received again after the visibility time
   * of the queue, and becomes a dead letter after the last attempt.
   * @example handle: async ({ id, body }) => store(id, JSON.parse(body)),
   */
  handle(message: QueueMessage): unknown;
}

type Context = Pick<ServiceContext, 'aws' | 'logger' | 'onDrain' | 'onServer' | 'resource'>;

/**
 * Receives the messages of a queue from when the service listens until it shuts down: then nothing more is received, and
 * messages in progress have the time of requests in flight. What is not done by then is received again, by another task.
 * @throws TypeError for no URL, such as a variable that `src/configuration.ts` lacks
 * @example
 * routes: (context) => {
 *   consumeQueue(context, { url: context.configuration.JOBS_QUEUE, handle: ({ body }) => run(body) });
 *   return Router();
 * }
 */
export function consumeQueue(context: Context, { url, handle }: ConsumeOptions): void {
  if (!URL.canParse(url))
    throw new TypeError(`The URL of a queue must be that of its variable, not ${String(url)}`);
  const { aws, logger } = context;
  const sqs = aws.client(SQSClient);
  const stopping = new AbortController();
  let loop = Promise.resolve();

  context.onServer((server) => server.once('listening', () => void (loop = receiveAll())));
  context.onDrain(() => stopping.abort());
  const close = async () => {
    stopping.abort();
    await loop;
  };
  context.resource('queue consumer', close, { withRequests: true });

  async function receiveAll(): Promise<void> {
    // Its time-out is longer than that of the other calls.
    const longPolling = createAwsClients(await sqs.config.region(), RECEIVE_TIMEOUT_MS);
    try {
      while (!stopping.signal.aborted) {
        const messages = await receive(longPolling.client(SQSClient));
        await Promise.all(messages.map(work));
      }
    } finally {
      longPolling.close();
    }
  }

  async function receive(client: SQSClient): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: MOST_MESSAGES,
      WaitTimeSeconds: WAIT_S,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    try {
      const { Messages = [] } = await client.send(command, { abortSignal: stopping.signal });
      return Messages;
    } catch (error) {
      if (stopping.signal.aborted) return [];
      logger.error('Cannot receive messages', { queue: nameOf(url), error });
      await wait(PAUSE_AFTER_ERROR_MS, undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
      return [];
    }
  }

  async function work(received: Message): Promise<void> {
    const message = messageOf(received);
    const { id, attempt } = message;
    await runWithTrace(traceFromHeaders(message.attributes), async () => {
      try {
        await handle(message);
        await sqs.send(
          new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: received.ReceiptHandle }),
        );
      } catch (error) {
        logger.error('A message failed', { queue: nameOf(url), messageId: id, attempt, error });
      }
    });
  }
}

function messageOf(received: Message): QueueMessage {
  const { MessageId: id = '', Body: body = '', Attributes, MessageAttributes = {} } = received;
  const texts = Object.entries(MessageAttributes).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue] as const],
  );
  const attempt = Number(Attributes?.ApproximateReceiveCount ?? 1);
  return { id, body, attributes: Object.fromEntries(texts), attempt };
}

const nameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);
