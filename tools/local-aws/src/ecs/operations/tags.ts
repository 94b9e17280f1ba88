import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import type { EcsState } from '../ecs-state.ts';
import { invalidParameter, required } from '../errors.ts';

export const tagOperations = {
  TagResource({ resourceArn, tags }: TagResourceRequest, ecs): TagResourceResponse {
    const tagged = taggedThing(resourceArn, ecs);
    const added = required(tags, 'tags');
    const kept = (tagged.tags ?? []).filter(({ key }) => !added.some((tag) => tag.key === key));
    tagged.tags = [...kept, ...added];
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
