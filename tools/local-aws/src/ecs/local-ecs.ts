import type { LoadBalancer } from '@aws-sdk/client-ecs';
import { answerJson } from '../protocol/json-service.ts';
import type { Answer, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../place.ts';
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
import { fateOf, type TaskEnd } from './simulation/fate-of.ts';
import { moveOneOffs } from './simulation/move-one-offs.ts';
import { courseOf, type Scenario, type ScenarioOptions } from './simulation/scenario.ts';
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

/** A task that a target group has as a target. */
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

  /** Says how the next deployment of the service goes, and only that; the service need not exist. */
  next(service: string, scenario: Scenario, options?: ScenarioOptions): void {
    this.#state.courses.set(service, courseOf(scenario, options));
  }

  /** Says how the next task of this family that RunTask starts ends; said twice, also the one after it. */
  nextTask(family: string, end: TaskEnd): void {
    const { fates } = this.#state;
    fates.set(family, [...(fates.get(family) ?? []), fateOf(end)]);
  }

  /** Sets how many tasks a service is to have, as Application Auto Scaling does; one that has 0 stays at rest. */
  scale(cluster: string, name: string, { least, most }: { least: number; most: number }): void {
    const service = this.#state.services.findLast(
      (each) => each.name === name && each.cluster.clusterName === cluster,
    );
    if (service?.status !== 'ACTIVE' || service.desiredCount === 0) return;
    service.desiredCount = Math.min(most, Math.max(least, service.desiredCount));
  }

  /** Lets so many ticks pass at once. */
  advance(ticks = 1): void {
    for (let tick = 0; tick < ticks; tick++) {
      for (const service of this.#state.services) tickService(service, this.#state);
      moveOneOffs(this.#state, new Date());
    }
  }

  /** Lets so many days pass, in which nothing happens to the services and tasks that are there. */
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

  /** From now on a tick passes in so many milliseconds; 0: only by `advance`. */
  tickEvery(ms: number): void {
    clearInterval(this.#timer);
    this.#timer = ms > 0 ? setInterval(() => this.advance(), ms).unref() : undefined;
  }

  /** The tasks, other than stopped ones, that are targets of this target group. */
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

  answer(request: ServiceRequest): Promise<Answer> {
    return answerJson('ecs', request, operations, this.#state, ecsParameters);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
