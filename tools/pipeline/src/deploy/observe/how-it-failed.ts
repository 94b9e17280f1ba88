import type { Deployment } from './deployment.ts';

const ENDS: Readonly<Record<string, string>> = {
  STOPPED: 'was stopped',
  ROLLBACK_SUCCESSFUL: 'was rolled back',
  ROLLBACK_FAILED: 'failed, and so did rolling it back',
};

/** Why ECS ended a deployment, on one line. */
export function howItFailed({ status, reason, failures, alarms }: Deployment): string {
  const details = [
    ...(alarms.length > 0 ? [`alarms went off: ${alarms.join(', ')}`] : []),
    ...(failures && failures.count > 0
      ? [`${failures.count} tasks failed, ${failures.most} are the limit`]
      : []),
    ...(reason ? [reason] : []),
  ];
  return `the deployment ${ENDS[status]}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}
