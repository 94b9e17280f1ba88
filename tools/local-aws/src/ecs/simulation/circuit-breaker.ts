import type { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';
import type { EcsService } from '../service.ts';
import type { Task } from '../task.ts';
import type { Rollout } from '../deployment.ts';
import type { Moves } from './move-tasks.ts';
import type { Failure } from './roll-back.ts';

export const breakerOf = ({ options }: EcsService): DeploymentCircuitBreaker | undefined =>
  options.deploymentConfiguration?.deploymentCircuitBreaker;

/**
 * The threshold of consecutive failed tasks: half of the desired number, at least 3 and at most 200, unless the service
 * sets another.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function thresholdOf(service: EcsService): number {
  const { type = 'BOUNDED_PERCENT', value = 50 } = breakerOf(service)?.thresholdConfiguration ?? {};
  if (type === 'COUNT') return value;
  const share = Math.ceil((service.desiredCount * value) / 100);
  return type === 'BOUNDED_PERCENT' ? Math.min(200, Math.max(3, share)) : Math.max(1, share);
}

/** Counts the deployment's failed tasks in this tick; a healthy task resets the count. */
export function countFailures(service: EcsService, rollout: Rollout, moves: Moves): void {
  const { target } = rollout;
  const isOurs = ({ deployment }: Task): boolean => deployment === target;
  if (moves.healthy.some(isOurs) && breakerOf(service)?.resetOnHealthyTask !== false)
    rollout.failures = 0;
  const failures = moves.failed.filter(isOurs).length;
  target.failed += failures;
  rollout.failures += failures;
}

/** The circuit breaker's failure, if it is on and enough tasks have failed. */
export function tripped(service: EcsService, rollout: Rollout): Failure | undefined {
  const breaker = breakerOf(service);
  if (!breaker?.enable || rollout.failures < thresholdOf(service)) return undefined;
  return {
    state: 'ECS deployment circuit breaker: tasks failed to start.',
    event: 'tasks failed to start.',
    reason: 'the threshold of the circuit breaker was exceeded.',
    rollback: breaker.rollback ?? false,
  };
}
