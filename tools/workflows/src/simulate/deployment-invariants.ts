import type { JobEnd } from './job-end.ts';
import { commitOf, keyOf } from './world.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

const SCANNERS = ['grype', 'trivy'];

/** An image is deployed without a gate that passed it. */
export function ungated({ deployed, passed }: Trace): string[] {
  return deployed.flatMap(({ path, service, environment, image, rollback, run }) => {
    if (rollback) return [];
    const gate = passed.find(
      (each) =>
        each.run === run &&
        each.service === service &&
        each.environment === environment &&
        each.image === image,
    );
    if (gate === undefined)
      return [`${path} deploys ${image} to ${environment}, which no gate passed`];
    const missing = SCANNERS.filter((scanner) => !gate.scanners.includes(scanner));
    return missing.map((scanner) => `${gate.path} passes ${image} without a report by ${scanner}`);
  });
}

/** A release goes through the environments before the one it is deployed to. */
export function outOfOrder({ deployed }: Trace, { environments, before }: Scenario): string[] {
  return deployed.flatMap(({ path, service, environment, image, rollback }, at) => {
    if (rollback || commitOf(image) === before) return [];
    const { after = [] } = environments.find(({ name }) => name === environment) ?? {};
    const earlier = deployed
      .slice(0, at)
      .filter((each) => each.service === service && each.image === image)
      .map((each) => each.environment);
    return after
      .filter((name) => !earlier.includes(name))
      .map((name) => `${path} deploys ${image} to ${environment} before ${name}`);
  });
}

/** A commit is deployed over a newer one. */
export function older({ deployed }: Trace, { before }: Scenario): string[] {
  const newest = new Map<string, number>();
  return deployed.flatMap(({ path, service, environment, commit, rollback }) => {
    const key = keyOf(service, environment);
    const has = newest.get(key) ?? before ?? -Infinity;
    newest.set(key, rollback ? has : Math.max(has, commit));
    return commit < has && !rollback
      ? [`${path} replaces ${has} by the older ${commit} in ${environment}`]
      : [];
  });
}

/** Something is deployed that its reviewers did not approve. */
export function unapproved(
  { deployed, approvals, jobs }: Trace,
  { environments }: Scenario,
): string[] {
  const asked = new Set(environments.filter(({ reviewers }) => reviewers).map(({ name }) => name));
  return [
    ...deployed.flatMap(({ run, path, environment, at }) =>
      !asked.has(environment) ||
      approvals.some(
        (each) => each.run === run && each.path === path && each.approved && each.at <= at,
      )
        ? []
        : [`${path} deploys to ${environment} without its reviewers`],
    ),
    // Who is asked and says yes must get something for it; except for a run that a person started again.
    ...approvals.flatMap(({ run, path, environment, approved }) =>
      approved && jobs.some((job) => job.run === run && job.path === path && isIdle(job))
        ? [`${path} asks the reviewers of ${environment} for nothing: a newer commit is deployed`]
        : [],
    ),
  ];
}

const isIdle = ({ because, attempt }: JobEnd): boolean =>
  because === 'a newer commit is deployed' && attempt === 1;
