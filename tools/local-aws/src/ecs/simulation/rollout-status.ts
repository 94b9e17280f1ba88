import type { EcsService } from '../service.ts';
import type { Rollout } from '../deployment.ts';

const terminal = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'] as const;

export type TerminalStatus = (typeof terminal)[number];

export const isOver = ({ status }: Rollout): boolean => terminal.includes(status as TerminalStatus);

/** The service deployment that is in flight, if any. */
export const inFlight = ({ rollouts }: EcsService): Rollout | undefined =>
  rollouts.find((rollout) => !isOver(rollout));

export function conclude(
  rollout: Rollout,
  status: TerminalStatus,
  now: Date,
  statusReason?: string,
): void {
  rollout.status = status;
  rollout.updatedAt = now;
  rollout.finishedAt = now;
  if (status === 'STOPPED') rollout.stoppedAt = now;
  if (statusReason !== undefined) rollout.statusReason = statusReason;
}
