import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { answerQuery } from '../protocol/query-service.ts';
import { entriesOf } from './query-map.ts';
import { publishOperations, publishParameters } from './operations/publish.ts';
import { subscriptionOperations, subscriptionParameters } from './operations/subscriptions.ts';
import { tagOperations, tagParameters } from './operations/tags.ts';
import { topicOperations, topicParameters } from './operations/topics.ts';
import { TopicStore } from './topic-store.ts';
import type { Surroundings } from './surroundings.ts';
import { createTopicOperations } from './operations/create-topic.ts';
import { subscribeOperations } from './operations/subscribe.ts';
import { listSubscriptionOperations } from './operations/list-subscriptions.ts';

const operations = {
  ...topicOperations,
  ...createTopicOperations,
  ...subscriptionOperations,
  ...listSubscriptionOperations,
  ...subscribeOperations,
  ...publishOperations,
  ...tagOperations,
};

export const snsParameters = {
  ...topicParameters,
  ...subscriptionParameters,
  ...publishParameters,
  ...tagParameters,
};

/** SNS, which delivers to queues. */
export class LocalSns {
  readonly store: TopicStore;

  constructor(surroundings: Surroundings) {
    this.store = new TopicStore(surroundings);
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerQuery('sns', request, operations, this.store, snsParameters);
  }

  /**
   * Creates a topic, unless one with this name exists.
   * @returns its ARN
   */
  createTopic(name: string): string {
    createTopicOperations.CreateTopic({ Name: name }, this.store);
    return this.store.arnOf(name);
  }

  /** Subscribes a queue to a topic, unless it is subscribed. */
  subscribe(topic: string, queueArn: string, attributes: Record<string, string>): void {
    const { store } = this;
    const of = store.topic(store.arnOf(topic));
    if (store.subscriptionsOf(of).some(({ endpoint }) => endpoint === queueArn)) return;
    subscribeOperations.Subscribe(
      { TopicArn: of.arn, Protocol: 'sqs', Endpoint: queueArn, Attributes: entriesOf(attributes) },
      store,
    );
  }
}
