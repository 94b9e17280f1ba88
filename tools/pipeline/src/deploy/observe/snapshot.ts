import type { Deployment } from './deployment.ts';

/** What runs of a service, as it was seen at one moment. */
export interface ServiceState {
  /** `ACTIVE`, `DRAINING`, `INACTIVE`; or `MISSING`. */
  readonly status: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** ARNs of the task definitions that ECS is running tasks of for the service, the primary one first. */
  readonly taskDefinitions: readonly string[];
  /** Whether ECS is replacing tasks. */
  readonly rolling: boolean;
  /** Whether a shell can be opened in its tasks (ECS Exec). */
  readonly exec?: boolean;
  /** That run, or are about to. */
  readonly tasks: readonly RunningTask[];
}

/** A service as it was seen at one moment, with all that a deployment is judged by. */
export interface Snapshot extends ServiceState {
  /** The newest first. */
  readonly deployments: readonly Deployment[];
  readonly targetGroups: readonly TargetGroup[];
  /** The oldest first. */
  readonly events: readonly ServiceEvent[];
}

export interface RunningTask {
  readonly id: string;
  readonly taskDefinition: string;
  /** Digest of the image that the service's container was started from, once it is known. */
  readonly digest: string | undefined;
  /** `PROVISIONING`, `PENDING`, `RUNNING` ... */
  readonly status: string;
}

export interface StoppedTask {
  readonly id: string;
  readonly taskDefinition: string;
  readonly reason: string;
  readonly containers: readonly {
    readonly name: string;
    readonly exitCode: number | undefined;
    readonly reason: string | undefined;
  }[];
}

export interface TargetGroup {
  readonly name: string;
  readonly healthy: number;
  /** Of those that are neither healthy nor on their way out: `unhealthy (Target.Timeout)`. */
  readonly others: readonly string[];
}

export interface ServiceEvent {
  readonly id: string;
  readonly message: string;
}

/** `payments-production:12` of an ARN. */
export const revisionName = (taskDefinition: string) =>
  taskDefinition.slice(taskDefinition.lastIndexOf('/') + 1);
