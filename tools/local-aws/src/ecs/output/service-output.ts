import type { Deployment as DeploymentOutput, Service as ServiceOutput } from '@aws-sdk/client-ecs';
import { localUserOf } from '../../arn.ts';
import type { EcsService } from '../service.ts';
import type { Deployment } from '../deployment.ts';
import { inFlight } from '../simulation/rollout-status.ts';
import { primaryOf } from '../simulation/service-tasks.ts';
import { rolls } from '../simulation/strategy.ts';
import { countTasks, revisionCounts } from './task-counts.ts';

/** A service in responses. */
export function serviceOutput(service: EcsService, withTags: boolean): ServiceOutput {
  const {
    tags: _,
    cluster: _cluster,
    clientToken,
    role,
    taskDefinition,
    ...options
  } = service.options;
  const primary = primaryOf(service);
  const counts = service.deployments.map((deployment) => countTasks(service, deployment));
  const rollout = inFlight(service);
  return {
    ...options,
    ...primary?.revision.settings,
    serviceArn: service.arn,
    clusterArn: service.cluster.clusterArn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: sum(counts.map(({ runningCount }) => runningCount)),
    pendingCount: sum(counts.map(({ pendingCount }) => pendingCount)),
    taskDefinition: primary?.revision.definition.arn ?? taskDefinition,
    platformFamily: 'Linux',
    deployments: service.deployments.map((each) => deploymentOutput(service, each)),
    events: service.events,
    createdAt: service.createdAt,
    roleArn: role,
    currentServiceDeployment: rollout?.arn,
    currentServiceRevisions: service.deployments.map((deployment) => ({
      arn: deployment.revision.arn,
      requestedTaskCount: service.desiredCount,
      ...revisionCounts(service, deployment),
    })),
    createdBy: localUserOf(service.arn),
    tags: withTags ? service.tags : undefined,
  };
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);

function deploymentOutput(service: EcsService, deployment: Deployment): DeploymentOutput {
  const { status, revision, createdAt, updatedAt } = deployment;
  const counts = countTasks(service, deployment);
  return {
    id: deployment.id,
    status,
    taskDefinition: revision.definition.arn,
    desiredCount:
      status === 'PRIMARY' && deployment.rolloutState !== 'FAILED'
        ? service.desiredCount
        : counts.runningCount,
    ...counts,
    failedTasks: deployment.failed,
    createdAt,
    updatedAt,
    ...revision.settings,
    platformFamily: 'Linux',
    ...(rolls(service) && {
      rolloutState: deployment.rolloutState,
      rolloutStateReason: deployment.rolloutStateReason,
    }),
  };
}
