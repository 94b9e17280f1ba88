import { isDeepStrictEqual } from 'node:util';
import type { Operations } from '../../protocol/operations.ts';
import { invalid } from '../errors.ts';
import { mapOf, type Entries } from '../query-map.ts';
import { checkTopicAttributes } from '../topic-attributes.ts';
import type { TopicStore } from '../topic-store.ts';
import { tagsOf, type Tag } from './tags.ts';

export const createTopicOperations = {
  CreateTopic(input: { Name?: string; Attributes?: Entries; Tags?: Tag[] }, store): object {
    const { Name: name = '' } = input;
    const { FifoTopic, ...attributes } = mapOf(input.Attributes);
    const fifo = FifoTopic === 'true';
    if (!/^[\w-]+$/.test(name.replace(/\.fifo$/, '')) || name.length > 256)
      throw invalid('Topic Name');
    if (name.endsWith('.fifo') !== fifo)
      throw invalid(
        fifo
          ? 'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.'
          : 'Topic Name',
      );
    checkTopicAttributes(mapOf(input.Attributes), fifo, 'Attributes Reason: ');
    const tags = tagsOf(input.Tags);
    const arn = store.arnOf(name);
    const existing = store.topics.get(arn);
    if (!existing) {
      store.put({ name, arn, fifo, attributes, tags, subscriptionsDeleted: 0 });
    } else if (
      Object.entries(attributes).some(([key, value]) => existing.attributes[key] !== value)
    )
      throw invalid('Attributes Reason: Topic already exists with different attributes');
    else if (Object.keys(tags).length > 0 && !isDeepStrictEqual(tags, existing.tags))
      throw invalid('Tags Reason: Topic already exists with different tags');
    return { TopicArn: arn };
  },
} satisfies Operations<TopicStore>;
