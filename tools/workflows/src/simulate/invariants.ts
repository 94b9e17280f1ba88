import { commitOf, keyOf } from './world.ts';
import { violationsOfStacks as stacks } from './stack-invariants.ts';
import type { Scenario } from './scenario.ts';
import type { JobEnd, Trace } from './trace.ts';

/** The job that branch protection requires. */
const REQUIRED = 'ci/ci';
const SCANNERS = ['grype', 'trivy'];

/**
 * What must always hold: no image is deployed without a gate that passed it for that environment; no older commit
 * replaces a newer one unnoticed; a service runs on the stacks of its commit; the required check is green only if all
 * other checks are or there was nothing to do; a pull request from a fork has no identity; and reviewers are asked
 * before a deployment, not after it.
 * @returns a line for each violation
 */
export function violations(trace: Trace, scenario: Scenario): string[] {
  return [
    ...ungated(trace),
    ...outOfOrder(trace, scenario),
    ...older(trace, scenario),
    ...stacks(trace, scenario),
    ...unapproved(trace, scenario),
    ...wronglyGreen(trace, scenario),
    ...unannounced(trace),
    ...credentials(trace, scenario),
  ];
}

function ungated({ deployed, passed }: Trace): string[] {
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
function outOfOrder({ deployed }: Trace, { environments, before }: Scenario): string[] {
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

function older({ deployed }: Trace, { before }: Scenario): string[] {
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

function unapproved({ deployed, approvals, jobs }: Trace, { environments }: Scenario): string[] {
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

function wronglyGreen({ jobs, runs }: Trace, { services, events }: Scenario): string[] {
  return jobs
    .filter(({ path, result }) => path === REQUIRED && result === 'success')
    .flatMap(({ run, attempt }) => {
      const { commit } = runs.find((each) => each.run === run) ?? events[0]!;
      const affected = (services ?? (() => ['payments']))(commit).length > 0;
      const last = new Map(
        jobs
          .filter((job) => job.run === run && job.attempt <= attempt && job.path !== REQUIRED)
          .map((job) => [`${job.path} ${JSON.stringify(job.matrix)}`, job]),
      );
      return [...last.values()]
        .filter(({ result, path }) =>
          result === 'skipped' ? affected || path !== 'ci/images' : result !== 'success',
        )
        .map(({ path, result }) => `${REQUIRED} is green, and ${path} is ${result}`);
    });
}

/** A red nightly run, which no one watches, is announced. */
const unannounced = ({ runs, announced }: Trace): string[] =>
  runs
    .filter(({ workflow, result }) => workflow === 'rescan' && result === 'failure')
    .filter(({ run }) => !announced.some((each) => each.run === run))
    .map(({ run }) => `The re-scan of run ${run} is red, and the operations topic is not told`);

function credentials({ jobs, roles, runs }: Trace, { events }: Scenario): string[] {
  const changes = new Set(
    runs.filter(({ event }) => /^(?:pull_request|merge_group)$/.test(event)).map(({ run }) => run),
  );
  const fork = events.some((event) => event.fork);
  return [
    ...jobs
      .filter(({ run }) => changes.has(run))
      .flatMap(({ path, permissions, environment }) => [
        ...Object.entries(permissions)
          .filter(([scope, level]) => level === 'write' && (fork || scope !== 'security-events'))
          .map(([scope]) => `${path} has "${scope}: write" on a change that has not landed`),
        ...(environment === undefined ? [] : [`${path} enters ${environment} on a change`]),
      ]),
    ...roles
      .filter(({ run }) => changes.has(run))
      .map(({ path, role }) => `${path} takes the role ${role} on a change that has not landed`),
    ...roles.flatMap(({ path, role, of, refused }) =>
      refused === undefined ? [] : [`${path} takes the ${role} role of ${of}: ${refused}`],
    ),
  ];
}
