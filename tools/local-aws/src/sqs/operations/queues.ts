import type {
  DeleteQueueRequest,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListQueuesRequest,
  ListQueuesResult,
  PurgeQueueRequest,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import type { SqsCall } from '../call.ts';
import { noSuchQueue } from '../errors.ts';
import { pageOfQueues } from '../queue-pages.ts';

export const queueParameters = {
  CreateQueue: { QueueName: 'text', Attributes: { '*': 'text' }, tags: { '*': 'text' } },
  GetQueueUrl: { QueueName: 'text', QueueOwnerAWSAccountId: 'text' },
  ListQueues: { QueueNamePrefix: 'text', NextToken: 'text', MaxResults: 'integer' },
  GetQueueAttributes: { QueueUrl: 'text', AttributeNames: ['text'] },
  SetQueueAttributes: { QueueUrl: 'text', Attributes: { '*': 'text' } },
  PurgeQueue: { QueueUrl: 'text' },
  DeleteQueue: { QueueUrl: 'text' },
} as const satisfies OperationParameters;

export const queueOperations = {
  GetQueueUrl(input: GetQueueUrlRequest, { store, urlOf }): GetQueueUrlResult {
    const { QueueName: name = '', QueueOwnerAWSAccountId: owner } = input;
    const foreign = owner !== undefined && owner !== store.place.accountId;
    if (foreign || !store.queues.has(name)) throw noSuchQueue();
    return { QueueUrl: urlOf(name) };
  },

  ListQueues(input: ListQueuesRequest, { store, urlOf }): ListQueuesResult {
    const names = [...store.queues.keys()]
      .filter((name) => name.startsWith(input.QueueNamePrefix ?? ''))
      .sort();
    const { items, NextToken } = pageOfQueues(names, input);
    return {
      ...(items.length > 0 && { QueueUrls: items.map(urlOf) }),
      ...(NextToken && { NextToken }),
    };
  },

  PurgeQueue({ QueueUrl }: PurgeQueueRequest, { store }): object {
    store.byUrl(QueueUrl).messages.clear();
    return {};
  },

  DeleteQueue({ QueueUrl }: DeleteQueueRequest, { store }): object {
    const queue = store.byUrl(QueueUrl);
    queue.messages.clear();
    store.remove(queue);
    return {};
  },
} satisfies Operations<SqsCall>;
