import type { Rollout } from '../deployment.ts';

/** The immediate effect of StopServiceDeployment; the rest follows with the ticks. */
export function requestStop(rollout: Rollout, type: 'ROLLBACK' | 'ABORT', now: Date): void {
  rollout.status = type === 'ABORT' ? 'STOP_REQUESTED' : 'ROLLBACK_REQUESTED';
  rollout.updatedAt = now;
}
