import type { Change } from '../data/change.ts';
import { RecordedMap } from '../data/recorded-map.ts';
import { RecordedStore } from '../data/recorded-store.ts';
import { arnOf } from '../arn.ts';
import { invalid, notFound } from './errors.ts';
import { allChanges, settingsOf } from './topic-changes.ts';
import type { Published, Subscription, Topic, TopicSettings } from './model.ts';
import type { Surroundings } from './surroundings.ts';

/** All topics and subscriptions. */
export class TopicStore extends RecordedStore {
  readonly surroundings: Surroundings;
  readonly #topics = new RecordedMap<Topic>((arn, topic) =>
    this.changed('topic', [arn], topic && settingsOf(topic)),
  );
  readonly #subscriptions = new RecordedMap<Subscription>((arn, subscription) =>
    this.changed('subscription', [arn], subscription),
  );
  /** By ARN. */
  readonly topics: ReadonlyMap<string, Topic> = this.#topics;
  /** By ARN. */
  readonly subscriptions: ReadonlyMap<string, Subscription> = this.#subscriptions;

  constructor(surroundings: Surroundings) {
    super();
    this.surroundings = surroundings;
  }

  /** Adds a topic, or changes the settings of an existing one. */
  put(settings: TopicSettings): void {
    const { arn } = settings;
    const existing = this.#topics.get(arn);
    this.#topics.set(
      arn,
      existing
        ? Object.assign(existing, settings)
        : {
            ...settings,
            deduplication: new RecordedMap<Published>((id, published) =>
              this.changed('published', [arn, id], published),
            ),
            lastSequence: 0,
          },
    );
  }

  /** Removes a topic and its subscriptions. */
  remove(topic: Topic): void {
    for (const { arn } of this.subscriptionsOf(topic)) this.#subscriptions.delete(arn);
    this.#topics.delete(topic.arn);
  }

  /** Adds a subscription, or changes it. */
  subscribe(subscription: Subscription): void {
    this.#subscriptions.set(subscription.arn, subscription);
  }

  unsubscribe({ arn }: Subscription): void {
    this.#subscriptions.delete(arn);
  }

  arnOf(name: string): string {
    return arnOf(this.surroundings.place, 'sns', name);
  }

  /** @throws ServiceError for an invalid ARN, or a missing topic */
  topic(arn: string | undefined, parameter = 'TopicArn'): Topic {
    if (!arn || !/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+$/.test(arn)) throw invalid(parameter);
    const topic = this.topics.get(arn);
    if (!topic) throw notFound('Topic');
    return topic;
  }

  /** @throws ServiceError for an invalid ARN, or a missing subscription */
  subscription(arn: string | undefined): Subscription {
    if (!arn || !/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+:[^:]+$/.test(arn))
      throw invalid('SubscriptionArn Reason: An ARN must have at least 6 elements, not 1');
    const subscription = this.subscriptions.get(arn);
    if (!subscription) throw notFound('Subscription');
    return subscription;
  }

  subscriptionsOf({ arn }: Topic): Subscription[] {
    return [...this.subscriptions.values()].filter(({ topicArn }) => topicArn === arn);
  }

  all(): Change[] {
    return allChanges(this.topics, this.subscriptions);
  }

  apply([kind, [arn = '', id = ''], value]: Change): void {
    if (kind === 'topic' && value !== null) this.put(value as TopicSettings);
    else if (kind === 'topic') this.#topics.delete(arn);
    else if (kind === 'subscription' && value !== null) this.subscribe(value as Subscription);
    else if (kind === 'subscription') this.#subscriptions.delete(arn);
    else if (value !== null) this.topics.get(arn)?.deduplication.set(id, value as Published);
    else this.topics.get(arn)?.deduplication.delete(id);
  }
}
