import { randomBytes, randomInt } from 'node:crypto';
import type { Cluster } from '@aws-sdk/client-ecs';
import { arnOf, type AccountRegion } from '../place.ts';
import { clientError, clusterNotFound, serviceNotFound } from './errors.ts';
import type { Definition, EcsService, Launch, OneOff } from './model.ts';
import { endsWell, healthy, type Course, type TaskOutcome } from './simulation/course.ts';

/** What ECS needs of the services around it. */
export interface Surroundings {
  /** Where containers log to; a group that does not exist loses the lines. */
  writeLog(group: string, stream: string, lines: readonly string[]): void;
  hasTargetGroup(arn: string): boolean;
  /** Why an image cannot be pulled with this execution role, in the words of ECS; undefined where it can. */
  refusePull(image: string, executionRole: string | undefined): string | undefined;
  setAlarm(name: string, state: 'ALARM' | 'OK'): void;
}

/** All that ECS keeps, found as ECS finds it. What happens to it is not its business. */
export class EcsState {
  readonly place: AccountRegion;
  readonly surroundings: Surroundings;
  readonly clusters = new Map<string, Cluster>();
  /** Revisions by family, the first being revision 1. */
  readonly definitions = new Map<string, Definition[]>();
  readonly services: EcsService[] = [];
  /** How the next deployment of a service goes, by its name; default: it succeeds. */
  readonly courses = new Map<string, Course>();
  /** Tasks of no service, the oldest first. */
  oneOffs: OneOff[] = [];
  /** Calls of RunTask by which later ones with the same token are answered. */
  launches: Launch[] = [];
  /** What becomes of the next tasks of no service, by their family, the next one first. */
  readonly fates = new Map<string, TaskOutcome[]>();

  constructor(place: AccountRegion, surroundings: Surroundings) {
    this.place = place;
    this.surroundings = surroundings;
  }

  takeCourse(service: string): Course {
    const course = this.courses.get(service);
    this.courses.delete(service);
    return course ?? healthy;
  }

  /** Default: ends at once, with success. */
  takeFate(family: string): TaskOutcome {
    return this.fates.get(family)?.shift() ?? endsWell;
  }

  /** Why the next task of a family is not placed; undefined if it is. */
  takeRefusal(family: string): string | undefined {
    const [next] = this.fates.get(family) ?? [];
    if (next?.is !== 'not placed') return undefined;
    this.takeFate(family);
    return next.reason;
  }

  arn(resource: string): string {
    return arnOf(this.place, 'ecs', resource);
  }

  /** By name or ARN; ECS takes none for `default`. */
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

export const hexId = (): string => randomBytes(16).toString('hex');

/** As ECS numbers deployments and service revisions. */
export const numericId = (): string => String(randomInt(1e9, 1e10)) + String(randomInt(1e8, 1e9));
