import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { EcsState } from '../ecs-state.ts';
import type { Definition } from '../revision.ts';
import { withDefaults } from './with-defaults.ts';

/** Stores a task definition as the next revision of its family. */
export function registerDefinition(
  { tags, ...content }: RegisterTaskDefinitionRequest,
  ecs: EcsState,
): Definition {
  const family = content.family ?? '';
  const revisions = ecs.definitions.get(family) ?? [];
  const revision = revisions.length + 1;
  const definition: Definition = {
    arn: ecs.arn(`task-definition/${family}:${revision}`),
    family,
    revision,
    content: withDefaults(content),
    status: 'ACTIVE',
    registeredAt: new Date(),
    tags: tags ?? [],
  };
  ecs.definitions.set(family, [...revisions, definition]);
  return definition;
}
