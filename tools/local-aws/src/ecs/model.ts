import type {
  Cluster,
  CreateServiceRequest,
  Failure,
  RegisterTaskDefinitionRequest,
  ServiceDeploymentLifecycleStage,
  ServiceDeploymentStatus,
  ServiceEvent,
  RunTaskRequest,
  Tag,
  TaskDefinition,
  TaskStopCode,
} from '@aws-sdk/client-ecs';
import type { ScenarioPlan } from './simulation/scenario-plan.ts';
import type { TaskOutcome } from './simulation/task-outcome.ts';

/** A revision of a task definition. */
export interface Definition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly content: RegisterTaskDefinitionRequest;
  status: NonNullable<TaskDefinition['status']>;
  readonly registeredAt: Date;
  deregisteredAt?: Date;
  tags: Tag[];
}

/** The properties of a service whose change creates a new service revision. */
export type RevisionSettings = Pick<
  CreateServiceRequest,
  | 'networkConfiguration'
  | 'loadBalancers'
  | 'platformVersion'
  | 'capacityProviderStrategy'
  | 'launchType'
  | 'serviceRegistries'
  | 'serviceConnectConfiguration'
>;

/** A service revision, which a deployment deploys. It is immutable. */
export interface Revision {
  readonly arn: string;
  readonly definition: Definition;
  readonly settings: RevisionSettings;
  readonly createdAt: Date;
}

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

export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly deployment: Deployment;
  readonly outcome: TaskOutcome;
  readonly createdAt: Date;
  /** Its address in the network. */
  readonly address: string;
  /** Ticks since it was created. */
  age: number;
  /** Ticks for which it has run. */
  ran?: number;
  status: 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'STOPPED';
  health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  startedAt?: Date;
  stoppedAt?: Date;
  /** The reason why it stops or has stopped. */
  stop?: Stop;
}

/** A standalone task, which RunTask started. */
export interface OneOff {
  readonly cluster: Cluster;
  readonly task: Task;
  /** As in the request. */
  readonly request: RunTaskRequest;
  readonly tags: readonly Tag[];
}

/** A completed call of RunTask. */
export interface Launch {
  readonly cluster: Cluster;
  readonly request: RunTaskRequest;
  readonly tasks: readonly OneOff[];
  readonly failures: readonly Failure[];
  readonly at: Date;
}

export interface Stop {
  readonly code: TaskStopCode;
  readonly reason: string;
  readonly exitCode?: number;
  readonly containerReason?: string;
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

export interface EcsService {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  readonly createdAt: Date;
  /** The options of its creation, with later updates. */
  options: CreateServiceRequest;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  deployments: Deployment[];
  /** The newest first. */
  rollouts: Rollout[];
  /** Revisions by ARN. */
  readonly revisions: Map<string, Revision>;
  /** The revision that was last deployed successfully. */
  good?: Revision;
  tasks: Task[];
  /** The newest first. */
  events: ServiceEvent[];
  tags: Tag[];
}
