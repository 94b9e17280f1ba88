import type { InternalCalls } from '../services/internal-calls.ts';
import { readJsonFile, writeTextFile } from './json-file.ts';
import { createSaver, type Saver } from './saver.ts';
import { textsOf } from './xml.ts';

interface KeptTopic {
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** What SNS computes, and nobody can set. */
const computed = /^(TopicArn|Owner|EffectiveDeliveryPolicy|Subscriptions)/;

/** Creates the topics of earlier runs again; the saver keeps those that there are then. */
export async function keepTopics(file: string, { sns }: InternalCalls): Promise<Saver> {
  for (const topic of readJsonFile<KeptTopic[]>(file) ?? [])
    await sns(
      'CreateTopic',
      {
        Name: topic.arn.split(':')[5] ?? '',
        ...entries('Attributes.entry', ['key', 'value'], topic.attributes),
        ...entries('Tags.member', ['Key', 'Value'], topic.tags),
      },
      topic.arn.split(':')[3],
    );

  return createSaver(async () => {
    const topics: KeptTopic[] = [];
    for (const arn of textsOf(await sns('ListTopics', {}), 'TopicArn')) {
      const found = await sns('GetTopicAttributes', { TopicArn: arn });
      const tags = await sns('ListTagsForResource', { ResourceArn: arn });
      const attributes = pairs(textsOf(found, 'key'), textsOf(found, 'value'));
      topics.push({
        arn,
        attributes: Object.fromEntries(
          Object.entries(attributes).filter(([name, value]) => value && !computed.test(name)),
        ),
        tags: pairs(textsOf(tags, 'Key'), textsOf(tags, 'Value')),
      });
    }
    writeTextFile(file, JSON.stringify(topics, undefined, 2));
  });
}

const pairs = (names: string[], values: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));

/** A map as the query protocol writes it: `start.1.key`, `start.1.value`, ... */
const entries = (
  start: string,
  [key, value]: readonly [string, string],
  map: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(map).flatMap(([name, text], index) => [
      [`${start}.${index + 1}.${key}`, name],
      [`${start}.${index + 1}.${value}`, text],
    ]),
  );
