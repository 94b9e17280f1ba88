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
import type { Course, TaskOutcome } from './simulation/course.ts';

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

/** A service revision: what a deployment deploys. Never changed. */
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
  readonly course: Course;
  /** Of each load balancer's two target groups that which its tasks are in. */
  readonly group: 'first' | 'alternate';
  readonly createdAt: Date;
  updatedAt: Date;
  status: 'PRIMARY' | 'ACTIVE';
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  /** How many tasks were started for it. */
  started: number;
  failed: number;
}

export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly deployment: Deployment;
  readonly fate: TaskOutcome;
  readonly createdAt: Date;
  /** Its address in the network. */
  readonly address: string;
  /** Ticks since it was made. */
  age: number;
  /** Ticks that it has run. */
  ran?: number;
  status: 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'STOPPED';
  health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  startedAt?: Date;
  stoppedAt?: Date;
  /** Why it stops, or has stopped. */
  stop?: Stop;
}

/** A task that belongs to no service: one that RunTask started. */
export interface OneOff {
  readonly cluster: Cluster;
  readonly task: Task;
  /** As it was asked for. */
  readonly request: RunTaskRequest;
  readonly tags: readonly Tag[];
}

/** A call of RunTask that was answered. */
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

/** A service deployment, from its start to its end; a roll-back is part of it. */
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
  /** Only of blue/green and the like. */
  lifecycleStage?: ServiceDeploymentLifecycleStage;
  /** Ticks that it has been in progress. */
  age: number;
  /** Failures that the circuit breaker counts. */
  failures: number;
  breakerTripped: boolean;
  triggeredAlarms: readonly string[];
  /** Ticks in which alarms are watched: since the old tasks are gone, or, with blue/green, since the traffic is shifted. */
  baked: number;
  rollback?: { readonly reason: string; readonly startedAt: Date; readonly deployment: Deployment };
}

export interface EcsService {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  readonly createdAt: Date;
  /** As it was created and updated last. */
  options: CreateServiceRequest;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  deployments: Deployment[];
  /** The newest first. */
  rollouts: Rollout[];
  /** Revisions by ARN. */
  readonly revisions: Map<string, Revision>;
  /** What was deployed successfully last. */
  good?: Revision;
  tasks: Task[];
  /** The newest first. */
  events: ServiceEvent[];
  tags: Tag[];
}
