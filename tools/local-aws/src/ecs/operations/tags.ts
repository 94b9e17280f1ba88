import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import type { EcsState } from '../ecs-state.ts';
import { invalidParameter, required } from '../errors.ts';

export const tagOperations = {
  TagResource({ resourceArn, tags }: TagResourceRequest, ecs): TagResourceResponse {
    const tagged = taggedThing(resourceArn, ecs);
    const added = required(tags, 'tags');
    checkTags(added);
    const kept = (tagged.tags ?? []).filter(({ key }) => !added.some((tag) => tag.key === key));
    tagged.tags = [...kept, ...added];
    return {};
  },

  UntagResource({ resourceArn, tagKeys }: UntagResourceRequest, ecs): UntagResourceResponse {
    const tagged = taggedThing(resourceArn, ecs);
    const removed = required(tagKeys, 'tagKeys');
    tagged.tags = (tagged.tags ?? []).filter(({ key = '' }) => !removed.includes(key));
    return {};
  },

  ListTagsForResource(
    { resourceArn }: ListTagsForResourceRequest,
    ecs,
  ): ListTagsForResourceResponse {
    return { tags: taggedThing(resourceArn, ecs).tags };
  },
} satisfies Operations<EcsState>;

/** A cluster, service or task definition. */
function taggedThing(resourceArn: string | undefined, ecs: EcsState) {
  const arn = required(resourceArn, 'resourceArn');
  const found =
    [...ecs.clusters.values()].find(({ clusterArn }) => clusterArn === arn) ??
    ecs.services.findLast((service) => service.arn === arn) ??
    ecs.findDefinition(arn);
  if (!found) throw invalidParameter('The specified resource does not exist.');
  return found;
}

/**
 * The tags in a request, if any.
 * @throws ServiceError
 */
export function checkTags(tags: readonly Tag[] | undefined): void {
  if (tags === undefined) return;
  if (tags.length === 0) throw invalidParameter('Tags can not be empty.');
  if (tags.length > 50) throw invalidParameter('The number of tags exceeds 50.');
  for (const { key = '', value = '' } of tags)
    if (key.length < 1 || key.length > 128 || value.length > 256 || /^aws:/i.test(key))
      throw invalidParameter(`The tag "${key}" is invalid.`);
}
