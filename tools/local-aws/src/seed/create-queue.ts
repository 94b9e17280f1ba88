import { DEAD_LETTERS } from '@gatehouse/service-manifest';
import type { Messaging } from '../messaging/messaging.ts';
import type { QueueSeed } from './seed.ts';

/**
 * Creates a queue, its dead-letter queue and its subscriptions, as our infrastructure does. An existing queue gets only
 * missing subscriptions.
 */
export function createQueue({ sqs, sns }: Messaging, queue: QueueSeed): void {
  const { name, visibility, attempts, topics = [] } = queue;
  const deadLetterTargetArn = sqs.createQueue(`${name}${DEAD_LETTERS}`);
  const arn = sqs.createQueue(name, {
    VisibilityTimeout: String(visibility),
    ReceiveMessageWaitTimeSeconds: '20',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: attempts }),
  });
  for (const topic of topics) sns.subscribe(topic, arn, { RawMessageDelivery: 'true' });
}
