import type { Cluster, Failure, RunTaskRequest, Tag, TaskStopCode } from '@aws-sdk/client-ecs';
import type { TaskOutcome } from './simulation/task-outcome.ts';
import type { Deployment } from './deployment.ts';

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
