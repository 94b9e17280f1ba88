import type { Difference } from './differences.ts';
import type { Plan } from './plan.ts';

/** One change, and its location. */
export interface Change extends Difference {
  readonly of: 'task definition' | 'service' | 'scaling';
}

const FORCED = { of: 'service', path: ['forceNewDeployment'], from: undefined, to: true } as const;

/** All changes of a plan, in the order in which they are made. */
export function changesOf(plan: Plan): Change[] {
  const policies = plan.scalingPolicies.flatMap(({ policy: { PolicyName = '' }, differences }) =>
    differences.map((each) => ({ ...each, path: [PolicyName, ...each.path] })),
  );
  return [
    ...plan.taskDefinition.map((each) => ({ of: 'task definition' as const, ...each })),
    ...plan.service.map((each) => ({ of: 'service' as const, ...each })),
    // Without a difference, all tasks are still replaced.
    ...(plan.deployment === 'force' ? [FORCED] : []),
    ...[...plan.scalableTarget, ...policies].map((each) => ({ of: 'scaling' as const, ...each })),
  ];
}
