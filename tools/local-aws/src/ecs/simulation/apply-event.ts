import { createHash } from 'node:crypto';
import type { EcsState } from '../ecs-state.ts';
import type { Rollout, EcsService } from '../model.ts';
import { registerDefinition } from '../definition/register-definition.ts';
import { healthy, type ScenarioEvent } from './course.ts';
import { retire } from './retire.ts';
import { makeRevision, startDeployment } from './start-deployment.ts';

/** Does to the service what someone else would, from elsewhere. */
export function interfere(
  what: ScenarioEvent,
  service: EcsService,
  rollout: Rollout,
  ecs: EcsState,
  now: Date,
): void {
  if (what === 'overtake') return overtake(service, rollout, ecs);
  if (what === 'delete') return retire(service, now);
  requestStop(rollout, what === 'stop' ? 'ROLLBACK' : 'ABORT', now);
}

/** What StopServiceDeployment does at once; the rest follows with time. */
export function requestStop(rollout: Rollout, type: 'ROLLBACK' | 'ABORT', now: Date): void {
  rollout.status = type === 'ABORT' ? 'STOP_REQUESTED' : 'ROLLBACK_REQUESTED';
  rollout.updatedAt = now;
}

/** Another image of the same repository. */
const otherImage = (image = ''): string =>
  `${image.split('@')[0]}@sha256:${createHash('sha256').update(`other than ${image}`).digest('hex')}`;

function overtake(service: EcsService, { target }: Rollout, ecs: EcsState): void {
  const { definition, settings } = target.revision;
  const containerDefinitions = (definition.content.containerDefinitions ?? []).map((container) => ({
    ...container,
    image: otherImage(container.image),
  }));
  const other = registerDefinition({ ...definition.content, containerDefinitions }, ecs);
  startDeployment(
    service,
    makeRevision(service, other, settings, ecs),
    { ...healthy, madeUp: true },
    ecs,
  );
}
