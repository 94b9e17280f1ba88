import { createHash } from 'node:crypto';
import type { EcsState } from '../ecs-state.ts';
import type { EcsService } from '../service.ts';
import type { Rollout } from '../deployment.ts';
import { registerDefinition } from '../definition/register-definition.ts';
import { healthy, type ScenarioEvent } from './scenario-plan.ts';
import { requestStop } from './request-stop.ts';
import { retireService } from './retire-service.ts';
import { makeRevision, startDeployment } from './start-deployment.ts';

/** Simulates what others do to the service. */
export function applyEvent(
  what: ScenarioEvent,
  service: EcsService,
  rollout: Rollout,
  ecs: EcsState,
  now: Date,
): void {
  if (what === 'overtake') return overtake(service, rollout, ecs);
  if (what === 'delete') return retireService(service, now);
  requestStop(rollout, what === 'stop' ? 'ROLLBACK' : 'ABORT', now);
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
