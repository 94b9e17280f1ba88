import type {
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  SetQueueAttributesRequest,
} from '@aws-sdk/client-sqs';
import type { Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { SqsCall } from '../call.ts';
import { type Attributes, checkPolicies } from '../check-queue.ts';
import { unknownAttribute } from '../errors.ts';
import { queueAttributeNames, withAttributes } from '../queue-attributes.ts';
import { countsOf } from '../queue.ts';

export const queueAttributeOperations = {
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
} satisfies Operations<SqsCall>;

const seconds = (ms: number): string => String(Math.floor(ms / 1000));
