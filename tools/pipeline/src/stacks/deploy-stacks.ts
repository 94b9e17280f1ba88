import type { Stack } from './stack.ts';

/** How the deployment of an environment's stacks ended. */
export interface Deployment {
  /** Whether the stacks that services share are deployed. */
  readonly shared: boolean;
  /** Services whose own stack is not, in the order of their names. */
  readonly failed: readonly string[];
}

/**
 * Deploys what services share, and then the stack of each service by itself: one that fails holds up no other.
 * @param stacks All of one environment that differ
 * @param except Services whose stack failed in an environment before
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
