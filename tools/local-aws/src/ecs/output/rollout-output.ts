import type { ServiceDeployment } from '@aws-sdk/client-ecs';
import type { EcsService } from '../service.ts';
import type { Rollout } from '../deployment.ts';
import { breakerOf, thresholdOf } from '../simulation/circuit-breaker.ts';
import { isOver } from '../simulation/rollout-status.ts';
import { revisionCounts } from './task-counts.ts';

/** A service deployment as DescribeServiceDeployments returns it. */
export function rolloutOutput(service: EcsService, rollout: Rollout): ServiceDeployment {
  const { target, rollback } = rollout;
  const { deploymentConfiguration } = service.options;
  const { alarms } = deploymentConfiguration ?? {};
  const monitored = (enabled: boolean | undefined, triggered: boolean) => {
    if (!enabled) return 'DISABLED';
    if (triggered) return 'TRIGGERED';
    return isOver(rollout) || rollback ? 'MONITORING_COMPLETE' : 'MONITORING';
  };
  return {
    serviceDeploymentArn: rollout.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.clusterArn,
    createdAt: rollout.createdAt,
    startedAt: rollout.startedAt,
    finishedAt: rollout.finishedAt,
    stoppedAt: rollout.stoppedAt,
    updatedAt: rollout.updatedAt,
    sourceServiceRevisions: rollout.sources.map((source) => ({
      arn: source.revision.arn,
      requestedTaskCount: service.desiredCount,
      ...revisionCounts(service, source),
    })),
    targetServiceRevision: {
      arn: target.revision.arn,
      requestedTaskCount: service.desiredCount,
      ...revisionCounts(service, target),
    },
    status: rollout.status,
    statusReason: rollout.statusReason,
    lifecycleStage: rollout.lifecycleStage,
    deploymentConfiguration,
    rollback: rollback && {
      reason: rollback.reason,
      startedAt: rollback.startedAt,
      serviceRevisionArn: rollback.deployment.revision.arn,
    },
    deploymentCircuitBreaker: {
      status: monitored(breakerOf(service)?.enable, rollout.breakerTripped),
      failureCount: rollout.failures,
      threshold: thresholdOf(service),
    },
    alarms: {
      status: monitored(alarms?.enable, rollout.triggeredAlarms.length > 0),
      alarmNames: alarms?.alarmNames,
      triggeredAlarmNames: [...rollout.triggeredAlarms],
    },
  };
}
