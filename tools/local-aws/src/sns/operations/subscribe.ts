import { randomUUID } from 'node:crypto';
import type { Operations } from '../../protocol/operations.ts';
import { invalid } from '../errors.ts';
import { mapOf, type Entries } from '../query-map.ts';
import { checkSubscriptionAttributes } from '../subscription-attributes.ts';
import type { TopicStore } from '../topic-store.ts';
import { subscriptionOutput } from './subscription-output.ts';

interface SubscribeInput {
  TopicArn?: string;
  Protocol?: string;
  Endpoint?: string;
  Attributes?: Entries;
}

export const subscribeOperations = {
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
    const now = subscriptionOutput(existing, store);
    if (Object.entries(attributes).some(([name, value]) => (now[name] ?? '') !== value))
      throw invalid('Attributes Reason: Subscription already exists with different attributes');
    return { SubscriptionArn: existing.arn };
  },
} satisfies Operations<TopicStore>;
