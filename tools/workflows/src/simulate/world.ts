import type { Scenario } from './scenario.ts';
import { emptyTrace, type Trace } from './trace.ts';

/** The deployed image of a service in an environment. */
export interface Running {
  readonly image: string;
  readonly commit: number;
}

/** The world outside GitHub: the registry, the environments, and the changes of commits. */
export interface World {
  readonly scenario: Scenario;
  readonly trace: Trace;
  /** By service and environment. */
  readonly running: Map<string, Running>;
  /** The previous images, for roll-backs. */
  readonly previous: Map<string, Running>;
  /** Images in release repositories: see {@link releaseOf}. */
  readonly promoted: Set<string>;
  /** Images with attested origin, with their commits. */
  readonly attested: Map<string, number>;
  /** The ones whose attestations were signed by a KMS key instead of GitHub. */
  readonly signed: Set<string>;
  readonly services: (commit: number) => readonly string[];
  /** Versions of the deployed stacks, by name. */
  readonly stacks: Map<string, number>;
  /** The record of an environment's stacks. */
  readonly recorded: Map<string, StackRecord>;
}

/** The commit up to which the stacks of an environment are deployed. */
export interface StackRecord {
  readonly commit: number;
  readonly attempt: number;
  readonly shared: boolean;
  readonly failed: readonly string[];
}

export function worldOf(scenario: Scenario): World {
  const services = scenario.services ?? (() => ['payments']);
  const running = new Map<string, Running>();
  const { before } = scenario;
  if (before !== undefined)
    for (const { name } of scenario.environments)
      for (const service of services(before))
        running.set(keyOf(service, name), { image: imageOf(service, before), commit: before });
  const attested = new Map<string, number>();
  const promoted = new Set<string>();
  const previous = new Map(running);
  const templates = before === undefined ? {} : (scenario.templates?.(before) ?? {});
  const stacks = new Map(Object.entries(templates));
  return {
    ...{ scenario, trace: emptyTrace(), running, previous, promoted, attested, services },
    ...{ stacks, recorded: new Map<string, StackRecord>(), signed: new Set<string>() },
  };
}

export const keyOf = (service: string, environment: string): string => `${service} ${environment}`;

/** An image in the release repository of an environment. */
export const releaseOf = (environment: string, image: string): string => `${environment} ${image}`;

/** The image that is built from a commit. */
export const imageOf = (service: string, commit: number): string =>
  `registry/${service}@sha256:${commit}`;

export const commitOf = (image: string): number => Number(/sha256:(\d+)$/.exec(image)?.[1] ?? NaN);

/** The newest pushed commit. */
export const newestOf = ({ scenario }: World, now: number): number =>
  Math.max(
    ...scenario.events
      .filter(({ name, at = 0 }) => name === 'push' && at <= now)
      .map(({ commit }) => commit),
    -Infinity,
  );

/** A newer commit that changes a template, if one was pushed. */
export function newerTemplates(world: World, commit: number, now: number): boolean {
  const of = (each: number) => JSON.stringify(world.scenario.templates?.(each) ?? {});
  return of(Math.max(commit, newestOf(world, now))) !== of(commit);
}

/** Services of a commit that are behind in an environment. */
export const affectedBy = (world: World, commit: number): string[] =>
  world
    .services(commit)
    .filter((service) =>
      world.scenario.environments.some(
        ({ name }) => world.running.get(keyOf(service, name))?.commit !== commit,
      ),
    );
