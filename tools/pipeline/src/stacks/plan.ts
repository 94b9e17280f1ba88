import { GatehouseError } from '@gatehouse/service-manifest';
import type { DifferentStack } from './difference.ts';

/** The stacks of an environment or the registry that a commit changes. */
export interface Behind {
  /** Whether a shared stack differs. */
  readonly shared: boolean;
  /** Services whose own stack differs. */
  readonly services: readonly string[];
}

/** By environment or registry; without those in which nothing differs. */
export type StackPlan = Readonly<Record<string, Behind>>;

export function planOf(different: readonly DifferentStack[]): StackPlan {
  const plan: Record<string, Behind> = {};
  for (const { place, service } of different) {
    const { shared, services } = plan[place] ?? { shared: false, services: [] };
    plan[place] =
      service === undefined
        ? { shared: true, services }
        : { shared, services: [...services, service] };
  }
  return plan;
}

/** Whether a service must wait in an environment before it is deployed. */
export const mustWait = (plan: StackPlan, service: string, environment: string): boolean => {
  const behind = Object.hasOwn(plan, environment) ? plan[environment] : undefined;
  return behind !== undefined && (behind.shared || behind.services.includes(service));
};

/** @throws with one line for anything that `stacks plan` did not write */
export function parsePlan(text: string): StackPlan {
  try {
    const plan = JSON.parse(text) as StackPlan;
    if (Object.values(plan).every(({ shared, services }) => isBehind(shared, services)))
      return plan;
  } catch {
    // Refused below.
  }
  throw new GatehouseError(
    'GH-CLI-001',
    '--plan: must be what "gatehouse stacks plan --format github" writes as "stacks"',
  );
}

const isBehind = (shared: unknown, services: unknown): boolean =>
  typeof shared === 'boolean' && services instanceof Array;
