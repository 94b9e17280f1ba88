import { randomBytes } from 'node:crypto';
import type { EcsState } from '../ecs-state.ts';
import { numericId } from '../ids.ts';
import type { EcsService } from '../service.ts';
import type { Deployment } from '../deployment.ts';
import type { Definition, Revision, RevisionSettings } from '../revision.ts';
import type { ScenarioPlan } from './scenario-plan.ts';
import { conclude, inFlight } from './rollout-status.ts';
import { isLive, primaryOf, tasksOf } from './service-tasks.ts';
import { rolls } from './strategy.ts';

/** Deploys a revision of the service. It replaces a deployment that is in flight. */
export function startDeployment(
  service: EcsService,
  revision: Revision,
  plan: ScenarioPlan,
  ecs: EcsState,
): void {
  const now = new Date();
  const overtaken = inFlight(service);
  if (overtaken)
    conclude(overtaken, 'STOPPED', now, 'Service deployment was replaced by a newer one.');

  const sources = service.deployments.filter((deployment) =>
    tasksOf(service, deployment).some(isLive),
  );
  const target = becomePrimary(service, revision, plan, now);
  const [, cluster, name] = service.arn.split('/');
  service.rollouts.unshift({
    arn: ecs.arn(`service-deployment/${cluster}/${name}/${randomBytes(12).toString('base64url')}`),
    target,
    sources,
    createdAt: now,
    status: 'PENDING',
    updatedAt: now,
    age: 0,
    failures: 0,
    breakerTripped: false,
    triggeredAlarms: [],
    baked: 0,
  });
}

/** Creates a deployment of this revision as the primary one. */
export function becomePrimary(
  service: EcsService,
  revision: Revision,
  plan: ScenarioPlan,
  now: Date,
): Deployment {
  const id = `ecs-svc/${numericId()}`;
  const before = primaryOf(service)?.group ?? 'first';
  for (const deployment of service.deployments) deployment.status = 'ACTIVE';
  const deployment: Deployment = {
    id,
    revision,
    plan,
    group: rolls(service) ? before : OTHER[before],
    createdAt: now,
    updatedAt: now,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    started: 0,
    failed: 0,
  };
  service.deployments.unshift(deployment);
  return deployment;
}

const OTHER = { first: 'alternate', alternate: 'first' } as const;

/** Makes a deployment whose tasks still run the primary one again. */
export function returnTo(service: EcsService, kept: Deployment): Deployment {
  const others = service.deployments.filter((each) => each !== kept);
  for (const deployment of others) deployment.status = 'ACTIVE';
  kept.status = 'PRIMARY';
  service.deployments = [kept, ...others];
  return kept;
}

/** A new revision of the service. */
export function makeRevision(
  service: EcsService,
  definition: Definition,
  settings: RevisionSettings,
  ecs: EcsState,
): Revision {
  const [, cluster, name] = service.arn.split('/');
  const arn = ecs.arn(`service-revision/${cluster}/${name}/${numericId()}`);
  const revision = { arn, definition, settings, createdAt: new Date() };
  service.revisions.set(arn, revision);
  return revision;
}
