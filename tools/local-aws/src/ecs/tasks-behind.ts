import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { Task } from './task.ts';
import type { Deployment } from './deployment.ts';
import type { EcsState } from './ecs-state.ts';
import { isLive } from './simulation/service-tasks.ts';
import type { EcsService } from './service.ts';

/** A task that is registered in a target group. */
export interface TargetTask {
  readonly task: Task;
  readonly port: number;
}

const groupOf = (
  { targetGroupArn, advancedConfiguration }: LoadBalancer,
  group: Deployment['group'],
): string | undefined =>
  group === 'alternate' && advancedConfiguration
    ? advancedConfiguration.alternateTargetGroupArn
    : targetGroupArn;

/** The tasks in this target group, except stopped ones. */
export function tasksBehind(ecs: EcsState, targetGroupArn: string): TargetTask[] {
  const portOf = ({ deployment: { revision, group } }: Task): number | undefined =>
    revision.settings.loadBalancers?.find((balancer) => groupOf(balancer, group) === targetGroupArn)
      ?.containerPort;
  return ecs.services
    .flatMap((service: EcsService) => service.tasks.filter(isLive))
    .flatMap((task) => {
      const port = portOf(task);
      return port === undefined ? [] : [{ task, port }];
    });
}
