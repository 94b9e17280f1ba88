import type {
  CreateQueueRequest,
  CreateQueueResult,
  DeleteQueueRequest,
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListQueuesRequest,
  ListQueuesResult,
  PurgeQueueRequest,
  SetQueueAttributesRequest,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { SqsCall } from '../call.ts';
import { type Attributes, checkPolicies, checkSame } from '../check-queue.ts';
import { invalidValue, noSuchQueue, unknownAttribute } from '../errors.ts';
import { defaultAttributes, queueAttributeNames, withAttributes } from '../queue-attributes.ts';
import { pageOfQueues } from '../queue-pages.ts';
import { countsOf } from '../queue.ts';
import { checkTags } from './tags.ts';

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
  CreateQueue(input: CreateQueueRequest, { store, urlOf }): CreateQueueResult {
    const { QueueName: name = '', Attributes: set = {}, tags = {} } = input;
    const fifo = (set as Attributes)['FifoQueue'] === 'true';
    if (!/^[\w-]{1,80}$/.test(name.replace(/\.fifo$/, '')) || name.length > 80)
      throw invalidValue(
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    if (name.endsWith('.fifo') !== fifo)
      throw invalidValue(
        fifo
          ? 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.'
          : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    checkTags(tags);
    const arn = store.arnOf(name);
    const attributes = withAttributes(defaultAttributes(fifo), set as Attributes, fifo);
    const existing = store.queues.get(name);
    if (existing) checkSame(existing, set as Attributes, tags);
    else {
      checkPolicies(set as Attributes, { arn, fifo }, (each) => store.byArn(each));
      const now = store.clock.now();
      store.put({ name, arn, fifo, attributes, tags, createdAt: now, modifiedAt: now });
    }
    return { QueueUrl: urlOf(name) };
  },

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

  GetQueueAttributes(input: GetQueueAttributesRequest, { store }): GetQueueAttributesResult {
    const queue = store.byUrl(input.QueueUrl);
    const asked: readonly string[] = input.AttributeNames ?? [];
    const unknown = asked.find((name) => !queueAttributeNames.includes(name));
    if (unknown !== undefined) throw unknownAttribute(unknown);
    const { visible, inFlight, delayed } = countsOf(queue, store.clock.now());
    const all: Attributes = {
      QueueArn: queue.arn,
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
      CreatedTimestamp: seconds(queue.createdAt),
      LastModifiedTimestamp: seconds(queue.modifiedAt),
      ...queue.attributes,
    };
    const told = Object.entries(all).filter(
      ([name]) => asked.includes('All') || asked.includes(name),
    );
    return told.length > 0 ? { Attributes: Object.fromEntries(told) } : {};
  },

  SetQueueAttributes(input: SetQueueAttributesRequest, { store }): object {
    const queue = store.byUrl(input.QueueUrl);
    const set = (input.Attributes ?? {}) as Attributes;
    if ('FifoQueue' in set)
      throw new ServiceError(
        'InvalidAttributeValue',
        'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
      );
    const attributes = withAttributes(queue.attributes, set, queue.fifo);
    checkPolicies(set, queue, (arn) => store.byArn(arn));
    store.put({ ...queue, attributes, modifiedAt: store.clock.now() });
    store.polls.wake(queue);
    return {};
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

const seconds = (ms: number): string => String(Math.floor(ms / 1000));
