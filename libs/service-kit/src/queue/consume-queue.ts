import { DeleteMessageCommand, SQSClient, type Message } from '@aws-sdk/client-sqs';
import { setTimeout as wait } from 'node:timers/promises';
import { runWithTrace, traceFromHeaders } from '@gatehouse/logging';
import { createAwsClients } from '../aws/aws-clients.ts';
import type { ServiceContext } from '../service-context.ts';
import type { ConsumeOptions } from './consume-options.ts';
import { messageOf } from './queue-message.ts';
import { RECEIVE_TIMEOUT_MS, receiveCommand } from './receive-command.ts';

const PAUSE_AFTER_ERROR_MS = 5_000;

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
    try {
      const { Messages = [] } = await client.send(receiveCommand(url), {
        abortSignal: stopping.signal,
      });
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

const nameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);
