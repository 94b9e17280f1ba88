import type { Change } from '../data/change.ts';
import type { Subscription, Topic, TopicSettings } from './model.ts';

/** The changes that create these topics and subscriptions. */
export function allChanges(
  allTopics: ReadonlyMap<string, Topic>,
  subscriptions: ReadonlyMap<string, Subscription>,
): Change[] {
  const topics = [...allTopics.values()].flatMap((topic): Change[] => [
    ['topic', [topic.arn], settingsOf(topic)],
    ...[...topic.deduplication].map(([id, published]): Change => [
      'published',
      [topic.arn, id],
      published,
    ]),
  ]);
  return [
    ...topics,
    ...[...subscriptions].map(([arn, subscription]): Change => [
      'subscription',
      [arn],
      subscription,
    ]),
  ];
}

/** What is stored of a topic, apart from its published messages. */
export function settingsOf(topic: Topic): TopicSettings {
  const { deduplication: _, lastSequence: __, ...settings } = topic;
  return settings;
}
