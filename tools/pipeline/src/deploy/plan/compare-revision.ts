import type { RegisterTaskDefinitionRequest, TaskDefinition } from '@aws-sdk/client-ecs';
import { differences, type Difference } from './differences.ts';
import type { Revision } from './read-revision.ts';

/** Differences between a registered task definition and the target. */
export function compareRevision(
  revision: Revision | undefined,
  wanted: RegisterTaskDefinitionRequest,
): Difference[] {
  const { tags: actualTags = [], ...actual } = revision ?? {};
  const { tags = [], ...content } = wanted;
  return [
    ...differences(contentOf(actual), contentOf(content), 'matters'),
    ...compareTags(actualTags, tags),
  ];
}

type Tags = readonly { key?: string | undefined; value?: string | undefined }[];

/** Tags that others have added remain unchanged. */
export function compareTags(actual: Tags, wanted: Tags): Difference[] {
  const ours = actual.filter(({ key }) => wanted.some((tag) => tag.key === key));
  return differences({ tags: ours }, { tags: wanted }, 'matters');
}

/** The input that would register a revision once more. */
export function requestOf({ tags: all, ...revision }: Revision): RegisterTaskDefinitionRequest {
  // ECS rejects empty lists, and tags that only AWS may set.
  const tags = all.filter(({ key = '' }) => !key.startsWith('aws:'));
  const content = contentOf(revision) as RegisterTaskDefinitionRequest;
  return tags.length > 0 ? { ...content, tags } : content;
}

/** Without the values that ECS adds. */
function contentOf(definition: Partial<TaskDefinition>): object {
  const {
    taskDefinitionArn: _arn,
    revision: _revision,
    status: _status,
    requiresAttributes: _requires,
    compatibilities: _compatibilities,
    registeredAt: _at,
    registeredBy: _by,
    deregisteredAt: _deregistered,
    deleteRequestedAt: _deleted,
    ...content
  } = definition;
  return content;
}
