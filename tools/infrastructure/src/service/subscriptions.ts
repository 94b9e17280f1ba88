import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ownersOf, subscriptionsOf, type Manifest, type Names } from '@gatehouse/service-manifest';

/** A queue that gets the messages of a topic. */
export interface Subscription {
  readonly topic: string;
  readonly queue: string;
  /** The service whose stack has it. */
  readonly service: string;
  /** The service whose stack is deployed before: it owns the topic or the queue. */
  readonly after: string | undefined;
}

/**
 * All subscriptions of a workspace. Where topic and queue belong to two services, the one whose name is later in the
 * alphabet has it: so two services may get each other's messages, and none of their stacks waits for the other.
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
 * Messages arrive as they were published, attributes included, without an envelope of SNS. One that the queue does not
 * take becomes a dead letter.
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
    // Names have no dot.
    const subscription = new CfnSubscription(all, `${topic}.${queue}`, {
      topicArn: arn.topic(topic),
      protocol: 'sqs',
      endpoint: arn.queue(queue),
      rawMessageDelivery: true,
      redrivePolicy: { deadLetterTargetArn: arn.deadLetters(queue) },
    });
    // By their names: of this stack, or of one that is deployed before it.
    subscription.node.addDependency(...owned);
  }
}
