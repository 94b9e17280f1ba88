import type { Service, ServiceDeployment, ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';

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

const UNFINISHED = new Set([
  ...['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED'],
  ...['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'],
]);
export const isUnfinished = ({ status }: Deployment) => UNFINISHED.has(status);

/** Whether it may still reach its target. */
export const isOnItsWay = ({ status }: Deployment) =>
  status === 'PENDING' || status === 'IN_PROGRESS';

export const wasRolledBack = ({ status }: Deployment) =>
  status === 'ROLLBACK_SUCCESSFUL' || status === 'ROLLBACK_FAILED';

/** Whether it has ended without reaching its target. */
export const hasFailed = (deployment: Deployment) =>
  wasRolledBack(deployment) || deployment.status === 'STOPPED';

/** `IN_PROGRESS (BAKE_TIME)`. */
export const statusText = ({ status, stage }: Deployment) =>
  stage === undefined ? status : `${status} (${stage})`;

/** Older ones have been superseded. */
const MOST = 5;

/**
 * The newest deployments of a service, newest first. Needs `ecs:ListServiceDeployments`,
 * `ecs:DescribeServiceDeployments`, `ecs:DescribeServiceRevisions`.
 * @param revisions Cache of the task definitions of revisions, which never change.
 * @throws {AwsError}
 */
export async function readDeployments(
  { ecs }: Pick<Aws, 'ecs'>,
  cluster: string,
  service: string,
  revisions = new Map<string, string>(),
): Promise<Deployment[]> {
  const read = async () => describe(ecs, await newestOf(ecs, cluster, service), revisions);
  const deployments = await read();
  // The newest may have been stopped by one that began between the two calls.
  return deployments[0]?.status === 'STOPPED' ? read() : deployments;
}

const DAY_MS = 86_400_000;

/** How far back to look for the newest deployment: a day suffices while one is in flight. ECS keeps three months. */
const REACHES = [DAY_MS, 14 * DAY_MS, undefined];

/** The most that ECS lists at once. */
const PAGE = 100;

async function newestOf(ecs: Aws['ecs'], cluster: string, service: string): Promise<string[]> {
  for (const reach of REACHES) {
    const brief = await list(ecs, { cluster, service }, reach);
    if (brief.length > 0)
      return brief
        .sort((a, b) => Number(b.createdAt ?? 0) - Number(a.createdAt ?? 0))
        .slice(0, MOST)
        .flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  }
  return [];
}

async function list(
  ecs: Aws['ecs'],
  place: { cluster: string; service: string },
  reach: number | undefined,
): Promise<ServiceDeploymentBrief[]> {
  const createdAt = reach === undefined ? undefined : { after: new Date(Date.now() - reach) };
  const brief: ServiceDeploymentBrief[] = [];
  let nextToken: string | undefined;
  do {
    const page = await ecs.listServiceDeployments({
      ...{ ...place, nextToken, maxResults: PAGE },
      ...(createdAt && { createdAt }),
    });
    brief.push(...(page.serviceDeployments ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return brief;
}

async function describe(
  ecs: Aws['ecs'],
  serviceDeploymentArns: string[],
  revisions: Map<string, string>,
): Promise<Deployment[]> {
  if (serviceDeploymentArns.length === 0) return [];
  const { serviceDeployments = [] } = await ecs.describeServiceDeployments({
    serviceDeploymentArns,
  });
  await readRevisions(ecs, serviceDeployments, revisions);
  return serviceDeploymentArns.flatMap((arn) => {
    const found = serviceDeployments.find(
      ({ serviceDeploymentArn }) => serviceDeploymentArn === arn,
    );
    return found === undefined ? [] : [deploymentOf(arn, found, revisions)];
  });
}

async function readRevisions(
  ecs: Aws['ecs'],
  deployments: readonly ServiceDeployment[],
  revisions: Map<string, string>,
): Promise<void> {
  const unknown = deployments
    .flatMap(({ targetServiceRevision }) => targetServiceRevision?.arn ?? [])
    .filter((arn) => !revisions.has(arn));
  if (unknown.length === 0) return;
  const { serviceRevisions = [] } = await ecs.describeServiceRevisions({
    serviceRevisionArns: [...new Set(unknown)],
  });
  for (const { serviceRevisionArn, taskDefinition } of serviceRevisions)
    if (serviceRevisionArn !== undefined && taskDefinition !== undefined)
      revisions.set(serviceRevisionArn, taskDefinition);
}

function deploymentOf(
  arn: string,
  {
    status,
    statusReason,
    lifecycleStage,
    targetServiceRevision,
    createdAt,
    ...monitors
  }: ServiceDeployment,
  revisions: ReadonlyMap<string, string>,
): Deployment {
  const { failureCount, threshold } = monitors.deploymentCircuitBreaker ?? {};
  return {
    arn,
    status: status ?? 'unknown',
    stage: status === 'IN_PROGRESS' ? lifecycleStage : undefined,
    reason: statusReason,
    createdAt,
    taskDefinition: revisions.get(targetServiceRevision?.arn ?? ''),
    failures:
      failureCount === undefined || threshold === undefined
        ? undefined
        : { count: failureCount, most: threshold },
    alarms: monitors.alarms?.triggeredAlarmNames ?? [],
  };
}

/** The time since which ECS certainly still lists a deployment. */
const LISTED_MS = 60 * DAY_MS;

/**
 * The deployments that ECS lists for a service. If it lists none, because the newest is more than three months old, the
 * deployment that the service itself refers to.
 */
export function withForgotten(
  deployments: readonly Deployment[],
  service: Service | undefined,
  now = Date.now(),
): readonly Deployment[] {
  const { deployments: own = [], runningCount, desiredCount, pendingCount } = service ?? {};
  const [only] = own;
  if (deployments.length > 0 || own.length !== 1 || only?.createdAt === undefined)
    return deployments;
  // Only deployments of rolling services have a state.
  const complete = only.rolloutState
    ? only.rolloutState === 'COMPLETED'
    : runningCount === desiredCount && pendingCount === 0;
  if (!complete || now - only.createdAt.getTime() < LISTED_MS) return deployments;
  const { id = '', taskDefinition, createdAt } = only;
  return [
    {
      ...{ arn: id, status: 'SUCCESSFUL', taskDefinition, createdAt },
      ...{ stage: undefined, reason: undefined, failures: undefined, alarms: [] },
    },
  ];
}
