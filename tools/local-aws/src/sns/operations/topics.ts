import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { invalid } from '../errors.ts';
import { entries } from '../query-map.ts';
import {
  checkTopicAttributes,
  defaultPolicy,
  effectiveDeliveryPolicy,
} from '../topic-attributes.ts';
import type { TopicStore } from '../topic-store.ts';

export const topicParameters = {
  CreateTopic: { Name: 'text', Attributes: entries, Tags: [{ Key: 'text', Value: 'text' }] },
  DeleteTopic: { TopicArn: 'text' },
  ListTopics: { NextToken: 'text' },
  GetTopicAttributes: { TopicArn: 'text' },
  SetTopicAttributes: { TopicArn: 'text', AttributeName: 'text', AttributeValue: 'text' },
} as const satisfies OperationParameters;

interface OfTopic {
  TopicArn?: string;
}

export const topicOperations = {
  DeleteTopic({ TopicArn: arn = '' }: OfTopic, store): object {
    const topic = store.topics.get(arn);
    if (topic) store.remove(topic);
    return {};
  },

  ListTopics({ NextToken }: { NextToken?: string }, store): object {
    const { items, next } = pageOf([...store.topics.keys()], {
      size: 100,
      token: NextToken,
      code: 'InvalidParameter',
    });
    return { Topics: items.map((TopicArn) => ({ TopicArn })), NextToken: next };
  },

  GetTopicAttributes({ TopicArn }: OfTopic, store): object {
    const topic = store.topic(TopicArn);
    const { accountId } = store.surroundings.place;
    const all: Record<string, string> = {
      TopicArn: topic.arn,
      Owner: accountId,
      Policy: defaultPolicy(topic.arn, accountId),
      DisplayName: '',
      SubscriptionsConfirmed: String(store.subscriptionsOf(topic).length),
      SubscriptionsPending: '0',
      SubscriptionsDeleted: String(topic.subscriptionsDeleted),
      EffectiveDeliveryPolicy: effectiveDeliveryPolicy,
      ...(topic.fifo && { FifoTopic: 'true', ContentBasedDeduplication: 'false' }),
      ...topic.attributes,
    };
    return { Attributes: new Map(Object.entries(all)) };
  },

  SetTopicAttributes(
    input: OfTopic & { AttributeName?: string; AttributeValue?: string },
    store,
  ): object {
    const topic = store.topic(input.TopicArn);
    const { AttributeName: name = '', AttributeValue: value = '' } = input;
    if (name === 'FifoTopic') throw invalid('AttributeName');
    if (value === '') {
      checkTopicAttributes({ [name]: name === 'Policy' ? '{}' : 'true' }, topic.fifo);
      const { [name]: _, ...rest } = topic.attributes;
      store.put({ ...topic, attributes: rest });
    } else {
      checkTopicAttributes({ [name]: value }, topic.fifo);
      store.put({ ...topic, attributes: { ...topic.attributes, [name]: value } });
    }
    return {};
  },
} satisfies Operations<TopicStore>;
