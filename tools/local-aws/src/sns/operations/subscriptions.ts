import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { invalid } from '../errors.ts';
import { entries } from '../query-map.ts';
import { checkSubscriptionAttributes } from '../subscription-attributes.ts';
import type { TopicStore } from '../topic-store.ts';
import { subscriptionOutput } from './subscription-output.ts';

export const subscriptionParameters = {
  Subscribe: {
    TopicArn: 'text',
    Protocol: 'text',
    Endpoint: 'text',
    Attributes: entries,
    ReturnSubscriptionArn: 'boolean',
  },
  ConfirmSubscription: { TopicArn: 'text', Token: 'text', AuthenticateOnUnsubscribe: 'text' },
  Unsubscribe: { SubscriptionArn: 'text' },
  ListSubscriptions: { NextToken: 'text' },
  ListSubscriptionsByTopic: { TopicArn: 'text', NextToken: 'text' },
  GetSubscriptionAttributes: { SubscriptionArn: 'text' },
  SetSubscriptionAttributes: {
    SubscriptionArn: 'text',
    AttributeName: 'text',
    AttributeValue: 'text',
  },
} as const satisfies OperationParameters;

interface OfSubscription {
  SubscriptionArn?: string;
}

export const subscriptionOperations = {
  /** The embedded AWS never leaves a confirmation pending. */
  ConfirmSubscription({ TopicArn }: { TopicArn?: string }, store): object {
    store.topic(TopicArn);
    throw invalid('Token');
  },

  Unsubscribe({ SubscriptionArn }: OfSubscription, store): object {
    const known = store.subscriptions.has(SubscriptionArn ?? '');
    if (!known && /^arn:([^:]*:){5}.+$/.test(SubscriptionArn ?? '')) return {};
    const subscription = store.subscription(SubscriptionArn);
    store.unsubscribe(subscription);
    const topic = store.topics.get(subscription.topicArn);
    if (topic) store.put({ ...topic, subscriptionsDeleted: topic.subscriptionsDeleted + 1 });
    return {};
  },

  GetSubscriptionAttributes({ SubscriptionArn }: OfSubscription, store): object {
    const attributes = subscriptionOutput(store.subscription(SubscriptionArn), store);
    return { Attributes: new Map(Object.entries(attributes)) };
  },

  SetSubscriptionAttributes(
    input: OfSubscription & { AttributeName?: string; AttributeValue?: string },
    store,
  ): object {
    const subscription = store.subscription(input.SubscriptionArn);
    const { AttributeName: name = '', AttributeValue: value = '' } = input;
    const attributes = { ...subscription.attributes, [name]: value };
    const fifo = store.topic(subscription.topicArn).fifo;
    const filter = checkSubscriptionAttributes(attributes, fifo, store, '');
    if (value === '' || (name === 'FilterPolicy' && !filter)) delete attributes[name];
    store.subscribe({ ...subscription, attributes, filter });
    return {};
  },
} satisfies Operations<TopicStore>;
