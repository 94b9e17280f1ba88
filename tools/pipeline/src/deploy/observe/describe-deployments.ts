import type { ServiceDeployment } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';
import type { Deployment } from './deployment.ts';

export async function describeDeployments(
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
