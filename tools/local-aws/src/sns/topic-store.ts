import type { Clock } from '../clock.ts';
import type { Change, KeptStore } from '../data/change.ts';
import { RecordedMap } from '../data/recorded-map.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import { arnOf, type AccountRegion } from '../arn.ts';
import type { LocalSqs } from '../sqs/local-sqs.ts';
import { invalid, notFound } from './errors.ts';
import type { Published, Subscription, Topic, TopicSettings } from './model.ts';

/** The dependencies of SNS: queues to deliver to, and the log of published messages. */
export interface Surroundings {
  readonly place: AccountRegion;
  readonly clock: Clock;
  readonly sqs: Pick<LocalSqs, 'deliver' | 'kindOf'>;
  readonly notifications: NotificationLog;
}

/** All topics and subscriptions. */
export class TopicStore implements KeptStore {
  /** By ARN. */
  readonly topics: ReadonlyMap<string, Topic>;
  /** By ARN. */
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly surroundings: Surroundings;
  readonly #topics = new RecordedMap<Topic>((arn, topic) =>
    this.#changed('topic', [arn], topic && settingsOf(topic)),
  );
  readonly #subscriptions = new RecordedMap<Subscription>((arn, subscription) =>
    this.#changed('subscription', [arn], subscription),
  );
  #listener: (change: Change) => void = () => undefined;

  constructor(surroundings: Surroundings) {
    this.topics = this.#topics;
    this.subscriptions = this.#subscriptions;
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
              this.#changed('published', [arn, id], published),
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

  onChange(listener: (change: Change) => void): void {
    this.#listener = listener;
  }

  all(): Change[] {
    const topics = [...this.topics.values()].flatMap((topic): Change[] => [
      ['topic', [topic.arn], settingsOf(topic)],
      ...[...topic.deduplication].map(([id, published]): Change => [
        'published',
        [topic.arn, id],
        published,
      ]),
    ]);
    return [
      ...topics,
      ...[...this.subscriptions].map(([arn, subscription]): Change => [
        'subscription',
        [arn],
        subscription,
      ]),
    ];
  }

  apply([kind, [arn = '', id = ''], value]: Change): void {
    if (kind === 'topic' && value !== null) this.put(value as TopicSettings);
    else if (kind === 'topic') this.#topics.delete(arn);
    else if (kind === 'subscription' && value !== null) this.subscribe(value as Subscription);
    else if (kind === 'subscription') this.#subscriptions.delete(arn);
    else if (value !== null) this.topics.get(arn)?.deduplication.set(id, value as Published);
    else this.topics.get(arn)?.deduplication.delete(id);
  }

  #changed(kind: string, names: readonly string[], value: unknown): void {
    this.#listener([kind, names, value ?? null]);
  }
}

function settingsOf(topic: Topic): TopicSettings {
  const { deduplication: _, lastSequence: __, ...settings } = topic;
  return settings;
}
