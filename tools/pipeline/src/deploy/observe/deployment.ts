/** A deployment of a service: ECS's transition from one revision to the next. */
export interface Deployment {
  readonly arn: string;
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
  readonly status: string;
  /** Stage of a blue/green deployment in flight: `BAKE_TIME` ... */
  readonly stage: string | undefined;
  readonly reason: string | undefined;
  /** ARN of its target task definition; undefined if ECS does not report it (yet). */
  readonly taskDefinition: string | undefined;
  /** Tasks that failed to start, and the threshold. */
  readonly failures: { readonly count: number; readonly most: number } | undefined;
  /** Alarms that went off. */
  readonly alarms: readonly string[];
  /** When it began; undefined if ECS does not report it. */
  readonly createdAt?: Date | undefined;
}

/** Whether it may still reach its target. */
export const isOnItsWay = ({ status }: Deployment) =>
  status === 'PENDING' || status === 'IN_PROGRESS';

const isEnding = ({ status }: Deployment) =>
  status === 'STOP_REQUESTED' ||
  status === 'ROLLBACK_REQUESTED' ||
  status === 'ROLLBACK_IN_PROGRESS';

export const isUnfinished = (deployment: Deployment) =>
  isOnItsWay(deployment) || isEnding(deployment);

export const wasRolledBack = ({ status }: Deployment) =>
  status === 'ROLLBACK_SUCCESSFUL' || status === 'ROLLBACK_FAILED';

/** Whether it has ended without reaching its target. */
export const hasFailed = (deployment: Deployment) =>
  wasRolledBack(deployment) || deployment.status === 'STOPPED';

/** `IN_PROGRESS (BAKE_TIME)`. */
export const statusText = ({ status, stage }: Deployment) =>
  stage === undefined ? status : `${status} (${stage})`;
