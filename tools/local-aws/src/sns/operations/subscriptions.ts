import { randomUUID } from 'node:crypto';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { invalid } from '../errors.ts';
import type { Subscription } from '../model.ts';
import { entries, mapOf, type Entries } from '../query-map.ts';
import { checkSubscriptionAttributes } from '../subscription-attributes.ts';
import type { TopicStore } from '../topic-store.ts';

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

interface SubscribeInput {
  TopicArn?: string;
  Protocol?: string;
  Endpoint?: string;
  Attributes?: Entries;
}

interface OfSubscription {
  SubscriptionArn?: string;
}

export const subscriptionOperations = {
  /** A queue's subscription is confirmed immediately, so its ARN is always returned. */
  Subscribe(input: SubscribeInput, store): object {
    const topic = store.topic(input.TopicArn);
    const { Protocol: protocol = '', Endpoint: endpoint = '' } = input;
    if (protocol !== 'sqs')
      throw invalid(
        `Protocol: the embedded AWS delivers to queues (sqs) only, not by "${protocol}"`,
      );
    if (!/^arn:[^:]+:sqs:[^:]+:\d{12}:[\w-]+(\.fifo)?$/.test(endpoint))
      throw invalid('SQS endpoint ARN');
    const kind = store.surroundings.sqs.kindOf(endpoint);
    if (!kind) throw invalid(`Endpoint Reason: Endpoint does not exist for endpoint ${endpoint}`);
    if (kind === 'fifo' && !topic.fifo)
      throw invalid(
        'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
      );
    const attributes = mapOf(input.Attributes);
    const filter = checkSubscriptionAttributes(
      attributes,
      topic.fifo,
      store,
      'Attributes Reason: ',
    );
    const existing = store.subscriptionsOf(topic).find((each) => each.endpoint === endpoint);
    if (!existing) {
      const arn = `${topic.arn}:${randomUUID()}`;
      store.subscribe({ arn, topicArn: topic.arn, endpoint, attributes, filter });
      return { SubscriptionArn: arn };
    }
    const now = told(existing, store);
    if (Object.entries(attributes).some(([name, value]) => (now[name] ?? '') !== value))
      throw invalid('Attributes Reason: Subscription already exists with different attributes');
    return { SubscriptionArn: existing.arn };
  },

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

  ListSubscriptions({ NextToken }: { NextToken?: string }, store): object {
    return page([...store.subscriptions.values()], NextToken, store);
  },

  ListSubscriptionsByTopic(
    { TopicArn, NextToken }: { TopicArn?: string; NextToken?: string },
    store,
  ): object {
    return page(store.subscriptionsOf(store.topic(TopicArn)), NextToken, store);
  },

  GetSubscriptionAttributes({ SubscriptionArn }: OfSubscription, store): object {
    const attributes = told(store.subscription(SubscriptionArn), store);
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

function page(all: readonly Subscription[], token: string | undefined, store: TopicStore): object {
  const { items, next } = pageOf(all, { size: 100, token, code: 'InvalidParameter' });
  const Subscriptions = items.map(({ arn, topicArn, endpoint }) => ({
    SubscriptionArn: arn,
    Owner: store.surroundings.place.accountId,
    Protocol: 'sqs',
    Endpoint: endpoint,
    TopicArn: topicArn,
  }));
  return { Subscriptions, NextToken: next };
}

function told(subscription: Subscription, { surroundings }: TopicStore): Record<string, string> {
  const { accountId } = surroundings.place;
  return {
    SubscriptionArn: subscription.arn,
    TopicArn: subscription.topicArn,
    Protocol: 'sqs',
    Endpoint: subscription.endpoint,
    Owner: accountId,
    SubscriptionPrincipal: `arn:aws:iam::${accountId}:root`,
    ConfirmationWasAuthenticated: 'true',
    PendingConfirmation: 'false',
    RawMessageDelivery: 'false',
    ...(subscription.filter && { FilterPolicyScope: 'MessageAttributes' }),
    ...subscription.attributes,
  };
}
