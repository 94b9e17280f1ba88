import { answerJson } from '../protocol/json-service.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { EcsState } from './ecs-state.ts';
import type { Surroundings } from './surroundings.ts';
import { ecsParameters } from './operations/parameters.ts';
import { outcomeOf, type TaskEnd } from './simulation/task-end.ts';
import { moveStandaloneTasks } from './simulation/move-standalone-tasks.ts';
import { planOf, type Scenario, type ScenarioOptions } from './simulation/scenario.ts';
import { tickService } from './simulation/tick-service.ts';
import { ecsOperations } from './operations/all-operations.ts';
import { type TargetTask, tasksBehind } from './tasks-behind.ts';
import { letDaysPass } from './simulation/let-days-pass.ts';

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
    letDaysPass(this.#state, days);
  }

  /** Sets the milliseconds between ticks; 0: only `advance` ticks. */
  tickEvery(ms: number): void {
    clearInterval(this.#timer);
    this.#timer = ms > 0 ? setInterval(() => this.advance(), ms).unref() : undefined;
  }

  /** The tasks in this target group, except stopped ones. */
  tasksBehind(targetGroupArn: string): TargetTask[] {
    return tasksBehind(this.#state, targetGroupArn);
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerJson('ecs', request, ecsOperations, this.#state, ecsParameters);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
