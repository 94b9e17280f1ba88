import type { Cluster } from '@aws-sdk/client-ecs';
import { arnOf, type AccountRegion } from '../arn.ts';
import { clientError, clusterNotFound, serviceNotFound } from './errors.ts';
import type { EcsService } from './service.ts';
import type { Launch, OneOff } from './task.ts';
import type { Definition } from './revision.ts';
import { healthy, type ScenarioPlan } from './simulation/scenario-plan.ts';
import { succeeds, type TaskOutcome } from './simulation/task-outcome.ts';
import type { Surroundings } from './surroundings.ts';

/** The state of ECS, with its lookups. The simulation changes it. */
export class EcsState {
  readonly place: AccountRegion;
  readonly surroundings: Surroundings;
  readonly clusters = new Map<string, Cluster>();
  /** Revisions by family, beginning with revision 1. */
  readonly definitions = new Map<string, Definition[]>();
  readonly services: EcsService[] = [];
  /** The scenario of a service's next deployment, by service name. Default: it succeeds. */
  readonly plans = new Map<string, ScenarioPlan>();
  /** Standalone tasks, oldest first. */
  oneOffs: OneOff[] = [];
  /** Earlier calls of RunTask, whose responses are repeated for the same token. */
  launches: Launch[] = [];
  /** Outcomes of the next standalone tasks, by family, in order. */
  readonly outcomes = new Map<string, TaskOutcome[]>();

  constructor(place: AccountRegion, surroundings: Surroundings) {
    this.place = place;
    this.surroundings = surroundings;
  }

  takePlan(service: string): ScenarioPlan {
    const plan = this.plans.get(service);
    this.plans.delete(service);
    return plan ?? healthy;
  }

  /** Default: it succeeds immediately. */
  takeOutcome(family: string): TaskOutcome {
    return this.outcomes.get(family)?.shift() ?? succeeds;
  }

  /** Why the next task of a family cannot be placed; undefined if it can. */
  takeRefusal(family: string): string | undefined {
    const [next] = this.outcomes.get(family) ?? [];
    if (next?.is !== 'not placed') return undefined;
    this.takeOutcome(family);
    return next.reason;
  }

  arn(resource: string): string {
    return arnOf(this.place, 'ecs', resource);
  }

  /** By name or ARN; without one, `default`, as in ECS. */
  cluster(id = 'default'): Cluster {
    const cluster = this.clusters.get(id.split('/').at(-1) ?? id);
    if (!cluster || (id.startsWith('arn:') && id !== cluster.clusterArn)) throw clusterNotFound();
    return cluster;
  }

  findService(cluster: Cluster, id: string): EcsService | undefined {
    return this.services.findLast(
      (service) => service.cluster === cluster && (service.name === id || service.arn === id),
    );
  }

  service(clusterId: string | undefined, id: string): EcsService {
    const service = this.findService(this.cluster(clusterId), id);
    if (!service) throw serviceNotFound();
    return service;
  }

  /** By `family` (its latest active revision), `family:revision` or ARN. */
  findDefinition(id: string): Definition | undefined {
    const name = id.startsWith('arn:') ? (id.split('/')[1] ?? '') : id;
    const [family = '', revision] = name.split(':');
    const revisions = this.definitions.get(family) ?? [];
    const found = revision
      ? revisions[Number(revision) - 1]
      : revisions.findLast(({ status }) => status === 'ACTIVE');
    return id.startsWith('arn:') && found?.arn !== id ? undefined : found;
  }

  definition(id: string): Definition {
    const found = this.findDefinition(id);
    if (!found) throw clientError('Unable to describe task definition.');
    return found;
  }
}
