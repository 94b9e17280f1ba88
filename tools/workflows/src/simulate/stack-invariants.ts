import type { Scenario } from './scenario.ts';
import { stackPlace } from './stacks.ts';
import type { DeployedStack, Trace } from './trace.ts';

/** What must always hold for stacks; a line for each violation. */
export const violationsOfStacks = (trace: Trace, scenario: Scenario): string[] => [
  ...withoutStacks(trace, scenario),
  ...olderStacks(trace),
  ...askedForNothing(trace, scenario),
];

/** A service is deployed on the stacks of its commit, or of a newer one. */
function withoutStacks({ deployed, stacks }: Trace, { templates, before }: Scenario): string[] {
  const atFirst = before === undefined ? {} : (templates?.(before) ?? {});
  return deployed.flatMap(({ path, service, environment, commit, rollback, at }) => {
    if (rollback) return [];
    return Object.entries(templates?.(commit) ?? {})
      .filter(([name]) => {
        const stack = stackPlace(name);
        return stack.place === environment && [undefined, service].includes(stack.service);
      })
      .filter(([name, version]) => {
        const last = stacks.filter((each) => each.stack === name && each.at <= at).at(-1);
        return last === undefined
          ? atFirst[name] !== version
          : last.commit < commit && templates?.(last.commit)[name] !== version;
      })
      .map(([name]) => `${path} deploys ${service} before ${name}`);
  });
}

function olderStacks({ stacks }: Trace): string[] {
  const newest = new Map<string, DeployedStack>();
  return stacks.flatMap((stack) => {
    const before = newest.get(stack.stack);
    if (before === undefined || before.commit <= stack.commit) newest.set(stack.stack, stack);
    else return [`${stack.stack} of ${before.commit} is replaced by the older ${stack.commit}`];
    return [];
  });
}

/** Reviewers are asked for stacks only if there are some to deploy, and no newer commit deploys them by then. */
function askedForNothing(
  { approvals, stacks, jobs, runs }: Trace,
  { templates, events }: Scenario,
): string[] {
  return approvals.flatMap(({ run, path, environment, approved, at }) => {
    if (!approved || !path.includes('/infrastructure-')) return [];
    const has = stacks.some((each) => each.run === run && each.environment === environment);
    const failed = jobs.some(
      (each) => each.run === run && each.path === path && each.result !== 'success',
    );
    const commit = runs.find((each) => each.run === run)?.commit ?? 0;
    const newer = events.some(
      (event) =>
        event.commit > commit &&
        (event.at ?? 0) <= at &&
        JSON.stringify(templates?.(event.commit)) !== JSON.stringify(templates?.(commit)),
    );
    return has || failed || newer
      ? []
      : [`${path} asks the reviewers of ${environment}, and deploys no stack`];
  });
}
