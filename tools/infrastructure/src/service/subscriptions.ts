import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ownersOf, subscriptionsOf, type Manifest, type Names } from '@gatehouse/service-manifest';

/** A subscription of a queue to a topic. */
export interface Subscription {
  readonly topic: string;
  readonly queue: string;
  /** The service whose stack creates it. */
  readonly service: string;
  /** The service whose stack is deployed first: it owns the topic or the queue. */
  readonly after: string | undefined;
}

/**
 * All subscriptions of a workspace. If topic and queue belong to two services, the stack of the one whose name sorts
 * last creates the subscription. So two services can receive each other's messages without stacks that depend on each
 * other.
 */
export function placeSubscriptions(manifests: ReadonlyMap<string, Manifest>): Subscription[] {
  return [...manifests].flatMap(([receiver, manifest]) =>
    subscriptionsOf(manifest).map(({ topic, queue }) => {
      const [owner = receiver] = ownersOf({ kind: 'topic', name: topic }, manifests);
      const [first, last] = [owner, receiver].sort() as [string, string];
      return { topic, queue, service: last, after: first === last ? undefined : first };
    }),
  );
}

/**
 * Subscribes a queue to a topic. Messages arrive as published, with attributes and without SNS's envelope; an
 * undeliverable one becomes a dead letter.
 * @param owned Topics and queues of the same stack
 */
export function addSubscriptions(
  scope: Construct,
  { arn }: Names,
  subscriptions: readonly Subscription[],
  owned: readonly Construct[],
): void {
  const all = new Construct(scope, 'Subscriptions');
  for (const { topic, queue } of subscriptions) {
    // Names contain no dot, so these ids are unique.
    const subscription = new CfnSubscription(all, `${topic}.${queue}`, {
      topicArn: arn.topic(topic),
      protocol: 'sqs',
      endpoint: arn.queue(queue),
      rawMessageDelivery: true,
      redrivePolicy: { deadLetterTargetArn: arn.deadLetters(queue) },
    });
    // Refers to topic and queue by name, because they may be in a stack that is deployed before this one.
    subscription.node.addDependency(...owned);
  }
}
