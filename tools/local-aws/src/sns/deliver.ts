import type { Draft } from '../sqs/model.ts';
import { envelopeOf, type Outgoing } from './envelope.ts';
import { matches } from './filter/matches.ts';
import type { Subscription, Topic } from './model.ts';
import { deadLetterArnOf } from './subscription-attributes.ts';
import type { TopicStore } from './topic-store.ts';

/** SQS accepts no more attributes, so SNS discards a raw message with more. */
const mostRawAttributes = 10;

/** Delivers a message to all subscriptions whose filter policy it passes. */
export function deliver(store: TopicStore, topic: Topic, message: Outgoing): void {
  for (const subscription of store.subscriptionsOf(topic))
    if (!subscription.filter || matches(subscription.filter, message))
      deliverTo(store, subscription, draftFor(message, topic, subscription));
}

function draftFor(message: Outgoing, topic: Topic, subscription: Subscription): Draft {
  const raw = subscription.attributes['RawMessageDelivery'] === 'true';
  return {
    body: raw ? message.body : envelopeOf(message, topic, subscription),
    attributes: raw ? message.attributes : {},
    groupId: message.groupId,
    deduplicationId: message.deduplicationId,
  };
}

/** An undeliverable message goes to the subscription's dead-letter queue, if there is one. */
function deliverTo(
  { surroundings: { sqs } }: TopicStore,
  subscription: Subscription,
  draft: Draft,
): void {
  const acceptable = Object.keys(draft.attributes).length <= mostRawAttributes;
  if (acceptable && sqs.deliver(subscription.endpoint, draft)) return;
  const deadLetters = deadLetterArnOf(subscription.attributes['RedrivePolicy'] ?? '');
  if (deadLetters) sqs.deliver(deadLetters, draft);
}
