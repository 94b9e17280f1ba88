import type { CreateQueueRequest, CreateQueueResult } from '@aws-sdk/client-sqs';
import type { Operations } from '../../protocol/operations.ts';
import type { SqsCall } from '../call.ts';
import { type Attributes, checkPolicies, checkSame } from '../check-queue.ts';
import { invalidValue } from '../errors.ts';
import { defaultAttributes, withAttributes } from '../queue-attributes.ts';
import { checkTags } from './tags.ts';

export const createQueueOperations = {
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
} satisfies Operations<SqsCall>;
