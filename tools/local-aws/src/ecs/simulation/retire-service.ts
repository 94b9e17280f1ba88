import type { EcsService } from '../service.ts';
import { scaledIn } from './describe-failure.ts';
import { conclude, inFlight } from './rollout-status.ts';
import { isWanted, primaryOf, stopTasks } from './service-tasks.ts';

/** Retires a deleted service: its tasks stop, and then it is INACTIVE. */
export function retireService(service: EcsService, now: Date): void {
  const rollout = inFlight(service);
  if (rollout) conclude(rollout, 'STOPPED', now, 'Service was deleted.');
  service.status = 'DRAINING';
  service.desiredCount = 0;
  stopTasks(service, service.tasks.filter(isWanted), scaledIn(primaryOf(service)?.id ?? ''));
}
