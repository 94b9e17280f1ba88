import { lastPartOf } from '../../aws/last-part-of.ts';
import type { Deployment } from './deployment.ts';

/** What a service runs, at one moment. */
export interface ServiceState {
  /** `ACTIVE`, `DRAINING`, `INACTIVE`; or `MISSING`. */
  readonly status: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** ARNs of the task definitions whose tasks ECS runs for the service, the primary one first. */
  readonly taskDefinitions: readonly string[];
  /** Whether ECS is replacing tasks. */
  readonly rolling: boolean;
  /** Whether a shell can be opened in its tasks (ECS Exec). */
  readonly exec?: boolean;
  /** Running or starting tasks. */
  readonly tasks: readonly RunningTask[];
}

/** The state of a service at one moment, with everything that decides on a deployment. */
export interface Snapshot extends ServiceState {
  /** Newest first. */
  readonly deployments: readonly Deployment[];
  readonly targetGroups: readonly TargetGroup[];
  /** Oldest first. */
  readonly events: readonly ServiceEvent[];
}

export interface RunningTask {
  readonly id: string;
  readonly taskDefinition: string;
  /** Digest of the image in the service's container, once it is known. */
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
  /** Health of targets that are neither healthy nor draining: `unhealthy (Target.Timeout)`. */
  readonly others: readonly string[];
}

export interface ServiceEvent {
  readonly id: string;
  readonly message: string;
}

/** `payments-production:12` from an ARN. */
export const revisionName = (taskDefinition: string) => lastPartOf(taskDefinition);
