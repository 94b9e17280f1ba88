import { once } from 'node:events';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { Router } from 'express';
import { newTrace, runWithTrace } from '@gatehouse/logging';
import { waitFor } from '@gatehouse/testing';
import { startToy, type Toy } from '../test/toy-service.ts';
import { consumeQueue, traceAttributes, type QueueMessage } from './index.ts';

let toy: Toy;
let sqs: SQSClient;
let url: string;
const handled: QueueMessage[] = [];
let handle: (message: QueueMessage) => unknown = () => undefined;

beforeAll(async () => {
  // The queue is in the embedded AWS of the toy, which is known only when it runs.
  toy = await startToy(
    {},
    {
      routes: (context) => {
        url = `${process.env['AWS_ENDPOINT_URL']}/000000000000/jobs`;
        consumeQueue(context, {
          url,
          handle: async (message) => {
            context.logger.info('handling', { text: message.body });
            handled.push(message);
            await handle(message);
          },
        });
        return Router();
      },
    },
  );
  sqs = new SQSClient({ region: 'eu-central-1' });
  await toy.aws.seed({ queues: [{ name: 'jobs', visibility: 1, attempts: 2 }] });
});
afterAll(async () => {
  sqs.destroy();
  toy.service.server.close().closeAllConnections();
  await toy.close();
});
beforeEach(() => handled.splice(0));

const send = (MessageBody: string) =>
  sqs.send(
    new SendMessageCommand({ QueueUrl: url, MessageBody, MessageAttributes: traceAttributes() }),
  );

/** Messages that are in the queue, those in progress included. */
async function left(): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes['ApproximateNumberOfMessages']) +
    Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  );
}

it('refuses a URL that the configuration lacks before the service starts', () => {
  const url = undefined as unknown as string;
  expect(() => consumeQueue({} as never, { url, handle })).toThrow(
    'The URL of a queue must be that of its variable, not undefined',
  );
});

it('receives nothing before the service listens', async () => {
  await send('early');
  expect([handled, await left()]).toEqual([[], 1]);
});

it('handles a message as part of the trace that sent it, and deletes it afterwards', async () => {
  const { server } = toy.service;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const trace = newTrace();
  await runWithTrace(trace, () => send('traced'));
  await waitFor('both messages', () => handled.length === 2);
  await waitFor('an empty queue', async () => (await left()) === 0);
  expect(handled.map(({ body, attempt }) => [body, attempt])).toEqual([
    ['early', 1],
    ['traced', 1],
  ]);
  const line = toy.logs.entries().find(({ text }) => text === 'traced');
  expect(line).toMatchObject({ message: 'handling', traceId: trace.traceId });
});

it('leaves a message that fails for another attempt, and after the last one to the dead letters', async () => {
  handle = ({ body }) => {
    throw new Error(`cannot handle ${body}`);
  };
  await send('broken');
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: `${url}-dead-letters`, WaitTimeSeconds: 20 }),
  );
  expect(Messages.map(({ Body }) => Body)).toEqual(['broken']);
  expect(handled.map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(toy.logs.entries().filter(({ message }) => message === 'A message failed')).toHaveLength(
    2,
  );
});

it('receives nothing more once the service drains, and lets what is in progress end', async () => {
  let finish: () => void = () => undefined;
  handle = () => new Promise<void>((resolve) => (finish = resolve));
  await send('last');
  await waitFor('its receipt', () => handled.length === 1);
  await toy.service.drain();
  await send('too late');
  finish();
  const consumer = toy.service.resources.find(({ name }) => name === 'queue consumer')!;
  // As much time as requests in flight have.
  expect(consumer.withRequests).toBe(true);
  await consumer.close();
  await waitFor('the deletion of one', async () => (await left()) === 1);
  expect(handled.map(({ body }) => body)).toEqual(['last']);
});
