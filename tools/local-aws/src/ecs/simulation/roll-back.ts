import type { EcsService } from '../service.ts';
import type { Rollout } from '../deployment.ts';
import { healthy } from './scenario-plan.ts';
import { scaledIn } from './describe-failure.ts';
import { conclude } from './rollout-status.ts';
import { addEvent } from './add-event.ts';
import { isWanted, stopTasks, tasksOf } from './service-tasks.ts';
import { becomePrimary, returnTo } from './start-deployment.ts';
import { rolls } from './strategy.ts';

/** Why a deployment fails, with ECS's message for each place. */
export interface Failure {
  /** For the deployment in DescribeServices, and for the event. */
  readonly state: string;
  readonly event: string;
  /** For the service deployment, after "because". */
  readonly reason: string;
  readonly rollback: boolean;
}

/** Ends the deployment; rolls back to the last successful revision if requested and there is one. */
export function fail(service: EcsService, rollout: Rollout, failure: Failure, now: Date): void {
  const { target } = rollout;
  target.rolloutState = 'FAILED';
  target.rolloutStateReason = failure.state;
  target.updatedAt = now;
  addEvent(service, `(deployment ${target.id}) deployment failed: ${failure.event}`, now);
  const because = `because ${failure.reason}`;
  if (!failure.rollback)
    return conclude(rollout, 'STOPPED', now, `Service deployment stopped ${because}`);
  const { good } = service;
  if (!good) {
    stopTasks(service, tasksOf(service, target).filter(isWanted), scaledIn(target.id));
    return conclude(
      rollout,
      'ROLLBACK_FAILED',
      now,
      `Service deployment failed ${because} There is no service revision to roll back to.`,
    );
  }
  service.options = { ...service.options, ...good.settings };
  // Blue/green has kept the old tasks, which now receive the traffic again.
  const kept = rolls(service)
    ? undefined
    : rollout.sources.find(({ revision }) => revision === good);
  const deployment = kept ? returnTo(service, kept) : becomePrimary(service, good, healthy, now);
  deployment.rolloutStateReason = `${failure.state.split(':')[0]}: rolling back to deploymentId ${deployment.id}.`;
  addEvent(service, `rolling back to deployment ${deployment.id}.`, now);
  rollout.statusReason = `Service deployment rolled back ${because}`;
  rollout.rollback = { reason: rollout.statusReason, startedAt: now, deployment };
  rollout.status = 'ROLLBACK_IN_PROGRESS';
  rollout.updatedAt = now;
}
