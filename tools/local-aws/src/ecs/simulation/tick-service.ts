import type { EcsState } from '../ecs-state.ts';
import type { EcsService } from '../service.ts';
import { countFailures } from './circuit-breaker.ts';
import { moveTasks } from './move-tasks.ts';
import { inFlight } from './rollout-status.ts';
import { isLive, keepDesired, primaryOf } from './service-tasks.ts';
import { tickRollout } from './tick-rollout.ts';

/** Advances a service by one tick: first its tasks, then the decisions of ECS. */
export function tickService(service: EcsService, ecs: EcsState): void {
  if (service.status === 'INACTIVE') return;
  const now = new Date();
  const moves = moveTasks(service, ecs, now);
  if (service.status === 'DRAINING') return deactivate(service);
  const rollout = inFlight(service);
  if (rollout) {
    countFailures(service, rollout, moves);
    tickRollout(service, rollout, ecs, now);
  }
  const primary = primaryOf(service);
  const waits = inFlight(service)?.status === 'PENDING';
  if (service.status === 'ACTIVE' && primary && primary.rolloutState !== 'FAILED' && !waits)
    keepDesired(service, primary, now);
}

function deactivate(service: EcsService): void {
  if (service.tasks.some(isLive)) return;
  service.status = 'INACTIVE';
  service.deployments = [];
}
