import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
  Tag,
} from '@aws-sdk/client-ssm';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { ParameterStore } from '../parameter-store.ts';
import { invalid } from '../errors.ts';
import type { StoredParameter } from '../model.ts';

const resource = { ResourceType: /^Parameter$/, ResourceId: 'text' } as const;

export const tagParameters = {
  AddTagsToResource: { ...resource, Tags: [{ Key: 'text', Value: 'text' }] },
  RemoveTagsFromResource: { ...resource, TagKeys: ['text'] },
  ListTagsForResource: resource,
} as const satisfies OperationParameters;

export const tagOperations = {
  AddTagsToResource({ ResourceId, Tags = [] }: AddTagsToResourceRequest, store): object {
    const parameter = taggedThing(store, ResourceId);
    const kept = parameter.tags.filter(({ Key }) => !Tags.some((tag) => tag.Key === Key));
    checkTags([...kept, ...Tags]);
    parameter.tags = [...kept, ...Tags];
    return {};
  },

  RemoveTagsFromResource(
    { ResourceId, TagKeys = [] }: RemoveTagsFromResourceRequest,
    store,
  ): object {
    const parameter = taggedThing(store, ResourceId);
    parameter.tags = parameter.tags.filter(({ Key = '' }) => !TagKeys.includes(Key));
    return {};
  },

  ListTagsForResource(
    { ResourceId }: ListTagsForResourceRequest,
    store,
  ): ListTagsForResourceResult {
    return { TagList: taggedThing(store, ResourceId).tags };
  },
} satisfies Operations<ParameterStore>;

function taggedThing(store: ParameterStore, name: string | undefined): StoredParameter {
  const parameter = store.parameters.get(name ?? '');
  if (!parameter) throw new ServiceError('InvalidResourceId', '');
  return parameter;
}

/** @throws ServiceError */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > 50)
    throw new ServiceError('TooManyTagsError', 'A parameter has 50 tags at most.');
  for (const { Key = '', Value = '' } of tags)
    if (Key.length < 1 || Key.length > 128 || Value.length > 256 || /^aws:/i.test(Key))
      throw invalid(`Tag "${Key}" is invalid.`);
}
