import type { EcsState } from '../ecs-state.ts';
import type { EcsService } from '../service.ts';
import type { Rollout } from '../deployment.ts';
import { tripped } from './circuit-breaker.ts';
import { applyEvent } from './apply-event.ts';
import { stageOf } from './lifecycle-stage.ts';
import { fail } from './roll-back.ts';
import { conclude } from './rollout-status.ts';
import { bakeOf, rolls } from './strategy.ts';
import { isUp, replaceOthers } from './replace-tasks.ts';
import { completeDeployment } from './complete-deployment.ts';

/** Advances the service deployment by one step. */
export function tickRollout(service: EcsService, rollout: Rollout, ecs: EcsState, now: Date): void {
  if (rollout.status === 'PENDING') {
    rollout.status = 'IN_PROGRESS';
    rollout.startedAt = rollout.updatedAt = now;
  } else if (rollout.status === 'IN_PROGRESS') progress(service, rollout, ecs, now);
  else if (rollout.status === 'STOP_REQUESTED')
    fail(service, rollout, { ...stopped, rollback: false }, now);
  else if (rollout.status === 'ROLLBACK_REQUESTED')
    fail(service, rollout, { ...stopped, rollback: true }, now);
  else rollBack(service, rollout, ecs, now);
}

const stopped = {
  state: 'ECS deployment stopped: a user stopped it.',
  event: 'stopped by a user.',
  reason: 'a user stopped it.',
};

function progress(service: EcsService, rollout: Rollout, ecs: EcsState, now: Date): void {
  const { target } = rollout;
  const { event, alarm } = target.plan;
  rollout.age += 1;
  rollout.updatedAt = now;
  if (rollout.age === event?.after) return applyEvent(event.what, service, rollout, ecs, now);
  const failure = tripped(service, rollout);
  if (failure) {
    rollout.breakerTripped = true;
    return fail(service, rollout, failure, now);
  }
  // Blue/green keeps the old tasks until the bake time ends.
  const ready = rolls(service) ? replaceOthers(service, target) : isUp(service, target);
  if (ready) rollout.baked += 1;
  const stage = stageOf(service, rollout);
  if (stage) rollout.lifecycleStage = stage;
  if (!ready) return;
  const { alarms } = service.options.deploymentConfiguration ?? {};
  const watched = rolls(service) || rollout.baked > 1;
  if (alarm && alarms?.enable && watched) {
    rollout.triggeredAlarms = alarms.alarmNames?.slice(0, 1) ?? [];
    for (const name of rollout.triggeredAlarms) ecs.surroundings.setAlarm(name, 'ALARM');
    return fail(service, rollout, { ...alarmed, rollback: alarms.rollback ?? false }, now);
  }
  if (rollout.baked > bakeOf(service) && replaceOthers(service, target)) {
    conclude(rollout, 'SUCCESSFUL', now);
    service.good = target.revision;
    completeDeployment(service, target, now);
  }
}

const alarmed = {
  state: 'ECS deployment alarms: alarm detected.',
  event: 'alarm detected.',
  reason: 'an alarm went off.',
};

function rollBack(service: EcsService, rollout: Rollout, ecs: EcsState, now: Date): void {
  const back = rollout.rollback?.deployment;
  if (!back || !replaceOthers(service, back)) return;
  for (const name of rollout.triggeredAlarms) ecs.surroundings.setAlarm(name, 'OK');
  if (rollout.target.plan.failsToRollBack) {
    back.rolloutState = 'FAILED';
    return conclude(rollout, 'ROLLBACK_FAILED', now);
  }
  conclude(rollout, 'ROLLBACK_SUCCESSFUL', now);
  completeDeployment(service, back, now);
}
