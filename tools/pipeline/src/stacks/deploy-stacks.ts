import type { Stack } from './stack.ts';

/** The result of deploying an environment's stacks. */
export interface Deployment {
  /** Whether the shared stacks are deployed. */
  readonly shared: boolean;
  /** Services whose own stack is not deployed, sorted by name. */
  readonly failed: readonly string[];
}

/**
 * Deploys the shared stacks, and then the stack of each service separately, so that a failure does not block others.
 * @param stacks All stacks of one environment that differ
 * @param except Services whose stack failed in an earlier environment
 * @param deploy Deploys stacks in the order of their dependencies; resolves to whether it succeeded
 */
export async function deployStacks(
  stacks: readonly Pick<Stack, 'name' | 'service'>[],
  except: readonly string[],
  deploy: (names: readonly string[]) => Promise<boolean>,
): Promise<Deployment> {
  const shared = stacks.filter(({ service }) => service === undefined);
  const own = stacks.flatMap(({ name, service }) =>
    service === undefined ? [] : [{ name, service }],
  );
  const isShared = shared.length === 0 || (await deploy(shared.map(({ name }) => name)));
  const failed = new Set(except);
  for (const { name, service } of own)
    if (!isShared || (!failed.has(service) && !(await deploy([name])))) failed.add(service);
  return { shared: isShared, failed: [...failed].sort() };
}
