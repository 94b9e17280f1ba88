import type { PutScalingPolicyRequest } from '@aws-sdk/client-application-auto-scaling';
import type { Deployment } from '../observe/deployment.ts';
import type { Difference } from './differences.ts';

/** The steps of a deployment, part by part. */
export interface Plan {
  readonly taskDefinition: readonly Difference[];
  readonly service: readonly Difference[];
  readonly scalableTarget: readonly Difference[];
  /** Whether there is no scalable target yet: AWS accepts tags only when a target is registered for the first time. */
  readonly newTarget: boolean;
  readonly scalingPolicies: readonly PolicyPlan[];
  /** ARN of the revision with exactly the target content; undefined if none is registered. */
  readonly revision: string | undefined;
  /** Whether the changes cause a deployment, it must be forced, or none is needed. */
  readonly deployment: 'begin' | 'force' | 'keep';
  /** The newest deployment. */
  readonly newest: Deployment | undefined;
  /** That deployment, if it is in flight and has another target. */
  readonly inFlight: Deployment | undefined;
}

export interface PolicyPlan {
  readonly policy: PutScalingPolicyRequest;
  readonly differences: readonly Difference[];
}

/** Whether there is nothing to do. */
export const changesNothing = (plan: Plan): boolean =>
  plan.deployment === 'keep' &&
  [plan.taskDefinition, plan.service, plan.scalableTarget].every(({ length }) => length === 0) &&
  plan.scalingPolicies.every((policy) => policy.differences.length === 0);
