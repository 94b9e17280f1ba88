import type { ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs';
import type { EcsService } from '../service.ts';
import type { Rollout } from '../deployment.ts';
import { isWanted, tasksOf } from './service-tasks.ts';
import { bakeOf, rolls } from './strategy.ts';

/** The lifecycle stage of a deployment that shifts traffic; a rolling deployment has none. */
export function stageOf(
  service: EcsService,
  { target, baked }: Rollout,
): ServiceDeploymentLifecycleStage | undefined {
  if (rolls(service)) return undefined;
  if (!tasksOf(service, target).some(isWanted)) return 'RECONCILE_SERVICE';
  if (baked === 0) return 'SCALE_UP';
  if (baked === 1) return 'PRODUCTION_TRAFFIC_SHIFT';
  return baked <= bakeOf(service) ? 'BAKE_TIME' : 'CLEAN_UP';
}
