import type {
  ListQueueTagsRequest,
  ListQueueTagsResult,
  TagQueueRequest,
  UntagQueueRequest,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import type { SqsCall } from '../call.ts';
import { invalidValue, missing } from '../errors.ts';

export const tagParameters = {
  TagQueue: { QueueUrl: 'text', Tags: { '*': 'text' } },
  UntagQueue: { QueueUrl: 'text', TagKeys: ['text'] },
  ListQueueTags: { QueueUrl: 'text' },
} as const satisfies OperationParameters;

export const tagOperations = {
  TagQueue({ QueueUrl, Tags }: TagQueueRequest, { store }): object {
    const queue = store.byUrl(QueueUrl);
    if (!Tags || Object.keys(Tags).length === 0) throw missing('Tags');
    const tags = { ...queue.tags, ...Tags };
    checkTags(tags);
    store.put({ ...queue, tags });
    return {};
  },

  UntagQueue({ QueueUrl, TagKeys = [] }: UntagQueueRequest, { store }): object {
    const queue = store.byUrl(QueueUrl);
    if (TagKeys.length === 0) throw missing('TagKeys');
    const tags = Object.entries(queue.tags).filter(([key]) => !TagKeys.includes(key));
    store.put({ ...queue, tags: Object.fromEntries(tags) });
    return {};
  },

  ListQueueTags({ QueueUrl }: ListQueueTagsRequest, { store }): ListQueueTagsResult {
    const { tags } = store.byUrl(QueueUrl);
    return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {};
  },
} satisfies Operations<SqsCall>;

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limits.html */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  const entries = Object.entries(tags);
  if (entries.length > 50) throw invalidValue('Too many tags added for queue: 50 at most.');
  for (const [key, value] of entries)
    if (key.length < 1 || key.length > 128 || value.length > 256 || /^aws:/i.test(key))
      throw invalidValue(
        `Tag "${key}" is invalid: a key has 1 to 128 characters and does not begin with "aws:", a value has 256 at most.`,
      );
}
