import type { ServiceDeploymentLifecycleStage, ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import type { ScenarioPlan } from './simulation/scenario-plan.ts';
import type { Revision } from './revision.ts';

/** One of the up to three `deployments` of a service: tasks of one revision. */
export interface Deployment {
  readonly id: string;
  readonly revision: Revision;
  readonly plan: ScenarioPlan;
  /** The one of each load balancer's two target groups in which its tasks are registered. */
  readonly group: 'first' | 'alternate';
  readonly createdAt: Date;
  updatedAt: Date;
  status: 'PRIMARY' | 'ACTIVE';
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  /** The number of tasks that were started for it. */
  started: number;
  failed: number;
}

/** A service deployment from start to end, including a roll-back. */
export interface Rollout {
  readonly arn: string;
  readonly target: Deployment;
  readonly sources: readonly Deployment[];
  readonly createdAt: Date;
  status: ServiceDeploymentStatus;
  statusReason?: string;
  updatedAt: Date;
  startedAt?: Date;
  finishedAt?: Date;
  stoppedAt?: Date;
  /** Only for strategies that shift traffic, such as blue/green. */
  lifecycleStage?: ServiceDeploymentLifecycleStage;
  /** Ticks for which it has been in progress. */
  age: number;
  /** Failures that the circuit breaker counts. */
  failures: number;
  breakerTripped: boolean;
  triggeredAlarms: readonly string[];
  /**
   * Ticks for which alarms have been watched: since the old tasks stopped or, with blue/green, since the traffic
   * shifted.
   */
  baked: number;
  rollback?: { readonly reason: string; readonly startedAt: Date; readonly deployment: Deployment };
}
