import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { invalid } from '../errors.ts';
import type { Topic } from '../model.ts';
import type { TopicStore } from '../topic-store.ts';

export interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

export const tagParameters = {
  TagResource: { ResourceArn: 'text', Tags: [{ Key: 'text', Value: 'text' }] },
  UntagResource: { ResourceArn: 'text', TagKeys: ['text'] },
  ListTagsForResource: { ResourceArn: 'text' },
} as const satisfies OperationParameters;

interface OfResource {
  ResourceArn?: string;
}

export const tagOperations = {
  TagResource({ ResourceArn, Tags }: OfResource & { Tags?: Tag[] }, store): object {
    const topic = topicOf(store, ResourceArn);
    store.put({ ...topic, tags: { ...topic.tags, ...tagsOf(Tags) } });
    return {};
  },

  UntagResource({ ResourceArn, TagKeys = [] }: OfResource & { TagKeys?: string[] }, store): object {
    const topic = topicOf(store, ResourceArn);
    const tags = Object.entries(topic.tags).filter(([key]) => !TagKeys.includes(key));
    store.put({ ...topic, tags: Object.fromEntries(tags) });
    return {};
  },

  ListTagsForResource({ ResourceArn }: OfResource, store): object {
    const { tags } = topicOf(store, ResourceArn);
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },
} satisfies Operations<TopicStore>;

function topicOf(store: TopicStore, arn: string | undefined): Topic {
  const topic = store.topics.get(arn ?? '');
  if (!topic) throw new ServiceError('ResourceNotFound', 'Resource does not exist', 404);
  return topic;
}

/** @throws ServiceError for tags that break AWS's rules */
export function tagsOf(tags: readonly Tag[] = []): Record<string, string> {
  const keys = tags.map(({ Key = '' }) => Key);
  if (new Set(keys).size < keys.length) throw invalid('Duplicated keys are not allowed.');
  for (const { Key = '', Value = '' } of tags)
    if (Key.length < 1 || Key.length > 128 || Value.length > 256 || /^aws:/i.test(Key))
      throw invalid(`Tags Reason: tag "${Key}"`);
  if (tags.length > 50) throw invalid('Tags Reason: 50 tags at most');
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
