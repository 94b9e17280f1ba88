import type { ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs';
import type { Rollout, Service } from '../model.ts';
import { isHealthy, isWanted, tasksOf } from './service-tasks.ts';

/** Where a deployment stands that shifts traffic; one that rolls has no such stages. */
export function stageOf(
  service: Service,
  { target }: Rollout,
  replaced: boolean,
): ServiceDeploymentLifecycleStage | undefined {
  const { strategy = 'ROLLING' } = service.options.deploymentConfiguration ?? {};
  if (strategy === 'ROLLING') return undefined;
  const tasks = tasksOf(service, target).filter(isWanted);
  if (tasks.length === 0) return 'RECONCILE_SERVICE';
  if (tasks.filter(isHealthy).length < service.desiredCount) return 'SCALE_UP';
  return replaced ? 'BAKE_TIME' : 'PRODUCTION_TRAFFIC_SHIFT';
}
