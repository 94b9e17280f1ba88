import { older, outOfOrder, unapproved, ungated } from './deployment-invariants.ts';
import { violationsOfStacks as stacks } from './stack-invariants.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

/** The job that branch protection requires. */
const REQUIRED = 'ci/ci';

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
