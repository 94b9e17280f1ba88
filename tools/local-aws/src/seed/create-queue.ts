import { DEAD_LETTERS } from '@gatehouse/service-manifest';
import type { Messaging } from '../messaging/messaging.ts';
import type { QueueSeed } from './seed.ts';

/**
 * Creates a queue, its dead letters and its subscriptions as our infrastructure does. What exists is left as it is,
 * and gets only the subscriptions that it lacks.
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
