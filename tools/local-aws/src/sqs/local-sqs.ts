import type { Clock } from '../clock.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { answerJson } from '../protocol/json-service.ts';
import { sizeOf } from './message-draft.ts';
import type { Draft } from './model.ts';
import { deadLetterOperations, deadLetterParameters } from './operations/dead-letters.ts';
import { queueOperations, queueParameters } from './operations/queues.ts';
import { receiptOperations, receiptParameters } from './operations/receipts.ts';
import { receiveOperations, receiveParameters } from './operations/receive.ts';
import { sendOperations, sendParameters } from './operations/send.ts';
import { tagOperations, tagParameters } from './operations/tags.ts';
import { enqueue } from './queue.ts';
import { QueueStore } from './queue-store.ts';
import { visibilityParameters, visibilityOperations } from './operations/visibility.ts';
import { moveTaskParameters, moveTaskOperations } from './operations/move-tasks.ts';
import { createQueueOperations } from './operations/create-queue.ts';
import { queueAttributeOperations } from './operations/queue-attributes.ts';

const operations = {
  ...queueOperations,
  ...queueAttributeOperations,
  ...createQueueOperations,
  ...sendOperations,
  ...receiveOperations,
  ...receiptOperations,
  ...visibilityOperations,
  ...deadLetterOperations,
  ...moveTaskOperations,
  ...tagOperations,
};

export const sqsParameters = {
  ...queueParameters,
  ...sendParameters,
  ...receiveParameters,
  ...receiptParameters,
  ...visibilityParameters,
  ...deadLetterParameters,
  ...moveTaskParameters,
  ...tagParameters,
};

/** SQS. */
export class LocalSqs {
  readonly store: QueueStore;

  constructor(place: AccountRegion, clock: Clock) {
    this.store = new QueueStore(place, clock);
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    const { store } = this;
    const host = request.headers.host ?? 'localhost';
    const urlOf = (name: string): string => `http://${host}/${store.place.accountId}/${name}`;
    const call = { store, urlOf, signal: request.signal };
    return answerJson('sqs', request, operations, call, sqsParameters);
  }

  /**
   * Creates a standard queue, unless one with this name exists.
   * @returns its ARN
   */
  createQueue(name: string, attributes: Record<string, string> = {}): string {
    const { store } = this;
    if (!store.queues.has(name))
      createQueueOperations.CreateQueue(
        { QueueName: name, Attributes: attributes },
        { store, urlOf: (each) => each, signal: undefined },
      );
    return store.arnOf(name);
  }

  /** Whether the queue with this ARN is a FIFO queue; undefined if it does not exist. */
  kindOf(arn: string): 'fifo' | 'standard' | undefined {
    const queue = this.store.byArn(arn);
    return queue && (queue.fifo ? 'fifo' : 'standard');
  }

  /**
   * Delivers a message to a queue, as SNS does.
   * @returns false if no such queue accepts it
   */
  deliver(arn: string, draft: Draft): boolean {
    const queue = this.store.byArn(arn);
    if (!queue || sizeOf(draft) > Number(queue.attributes['MaximumMessageSize'])) return false;
    const delayMs = 1000 * Number(queue.attributes['DelaySeconds']);
    enqueue(queue, draft, { now: this.store.clock.now(), delayMs });
    this.store.polls.wake(queue);
    return true;
  }
}
