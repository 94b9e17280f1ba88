import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import type { Subscription } from '../model.ts';
import type { TopicStore } from '../topic-store.ts';

export const listSubscriptionOperations = {
  ListSubscriptions({ NextToken }: { NextToken?: string }, store): object {
    return page([...store.subscriptions.values()], NextToken, store);
  },

  ListSubscriptionsByTopic(
    { TopicArn, NextToken }: { TopicArn?: string; NextToken?: string },
    store,
  ): object {
    return page(store.subscriptionsOf(store.topic(TopicArn)), NextToken, store);
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
