import { iamArnOf } from '../../arn.ts';
import type { Subscription } from '../model.ts';
import type { TopicStore } from '../topic-store.ts';

/** The attributes of a subscription as GetSubscriptionAttributes returns them. */
export function subscriptionOutput(
  subscription: Subscription,
  { surroundings }: TopicStore,
): Record<string, string> {
  const { accountId } = surroundings.place;
  return {
    SubscriptionArn: subscription.arn,
    TopicArn: subscription.topicArn,
    Protocol: 'sqs',
    Endpoint: subscription.endpoint,
    Owner: accountId,
    SubscriptionPrincipal: iamArnOf(surroundings.place, 'root'),
    ConfirmationWasAuthenticated: 'true',
    PendingConfirmation: 'false',
    RawMessageDelivery: 'false',
    ...(subscription.filter && { FilterPolicyScope: 'MessageAttributes' }),
    ...subscription.attributes,
  };
}
