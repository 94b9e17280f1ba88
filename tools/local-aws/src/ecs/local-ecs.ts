import type { LoadBalancer } from '@aws-sdk/client-ecs';
import { answerJson } from '../protocol/json-service.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { EcsState, type Surroundings } from './ecs-state.ts';
import type { Deployment, EcsService, Task } from './model.ts';
import { changeServicesOperations } from './operations/change-services.ts';
import { clusterOperations } from './operations/clusters.ts';
import { describeServicesOperations } from './operations/describe-services.ts';
import { ecsParameters } from './operations/parameters.ts';
import { serviceDeploymentOperations } from './operations/service-deployments.ts';
import { tagOperations } from './operations/tags.ts';
import { taskDefinitionOperations } from './operations/task-definitions.ts';
import { runTaskOperations } from './operations/run-task.ts';
import { taskOperations } from './operations/tasks.ts';
import { outcomeOf, type TaskEnd } from './simulation/task-end.ts';
import { moveStandaloneTasks } from './simulation/move-standalone-tasks.ts';
import { planOf, type Scenario, type ScenarioOptions } from './simulation/scenario.ts';
import { isLive } from './simulation/service-tasks.ts';
import { tickService } from './simulation/tick-service.ts';

const operations = {
  ...clusterOperations,
  ...taskDefinitionOperations,
  ...describeServicesOperations,
  ...changeServicesOperations,
  ...taskOperations,
  ...runTaskOperations,
  ...serviceDeploymentOperations,
  ...tagOperations,
};

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

/** ECS, for tests in the same process. */
export class LocalEcs {
  readonly #state: EcsState;
  #timer: NodeJS.Timeout | undefined;

  constructor(place: AccountRegion, surroundings: Surroundings) {
    this.#state = new EcsState(place, surroundings);
  }

  /** @returns the cluster's ARN */
  createCluster(clusterName: string): string {
    const clusterArn = this.#state.arn(`cluster/${clusterName}`);
    const cluster = {
      clusterName,
      clusterArn,
      status: 'ACTIVE',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    };
    if (!this.#state.clusters.has(clusterName)) this.#state.clusters.set(clusterName, cluster);
    return clusterArn;
  }

  /** Sets the scenario of the service's next deployment only; the service need not exist. */
  next(service: string, scenario: Scenario, options?: ScenarioOptions): void {
    this.#state.plans.set(service, planOf(scenario, options));
  }

  /**
   * Sets the outcome of the next task of this family that RunTask starts; a second call sets that of the task after it.
   */
  nextTask(family: string, end: TaskEnd): void {
    const { outcomes } = this.#state;
    outcomes.set(family, [...(outcomes.get(family) ?? []), outcomeOf(end)]);
  }

  /**
   * Sets the desired number of tasks of a service, as Application Auto Scaling does; a service with 0 stays stopped.
   */
  scale(cluster: string, name: string, { least, most }: { least: number; most: number }): void {
    const service = this.#state.services.findLast(
      (each) => each.name === name && each.cluster.clusterName === cluster,
    );
    if (service?.status !== 'ACTIVE' || service.desiredCount === 0) return;
    service.desiredCount = Math.min(most, Math.max(least, service.desiredCount));
  }

  /** Advances ECS by this many ticks. */
  advance(ticks = 1): void {
    for (let tick = 0; tick < ticks; tick++) {
      for (const service of this.#state.services) tickService(service, this.#state);
      moveStandaloneTasks(this.#state, new Date());
    }
  }

  /** Advances time by this many days without any change to existing services and tasks. */
  age(days: number): void {
    const before = (time: Date) => new Date(time.getTime() - days * 86_400_000);
    for (const { rollouts, deployments } of this.#state.services)
      for (const each of [...rollouts, ...deployments])
        Object.assign(each, { createdAt: before(each.createdAt) });
    for (const { task } of this.#state.oneOffs) {
      const { createdAt, stoppedAt } = task;
      Object.assign(task, {
        createdAt: before(createdAt),
        stoppedAt: stoppedAt && before(stoppedAt),
      });
    }
    this.#state.launches = this.#state.launches.map((launch) => ({
      ...launch,
      at: before(launch.at),
    }));
  }

  /** Sets the milliseconds between ticks; 0: only `advance` ticks. */
  tickEvery(ms: number): void {
    clearInterval(this.#timer);
    this.#timer = ms > 0 ? setInterval(() => this.advance(), ms).unref() : undefined;
  }

  /** The tasks in this target group, except stopped ones. */
  tasksBehind(targetGroupArn: string): TargetTask[] {
    const portOf = ({ deployment: { revision, group } }: Task): number | undefined =>
      revision.settings.loadBalancers?.find(
        (balancer) => groupOf(balancer, group) === targetGroupArn,
      )?.containerPort;
    return this.#state.services
      .flatMap((service: EcsService) => service.tasks.filter(isLive))
      .flatMap((task) => {
        const port = portOf(task);
        return port === undefined ? [] : [{ task, port }];
      });
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerJson('ecs', request, operations, this.#state, ecsParameters);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
