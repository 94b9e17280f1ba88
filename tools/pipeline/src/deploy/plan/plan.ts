import type {
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
} from '@aws-sdk/client-application-auto-scaling';
import { isOnItsWay, isUnfinished, type Deployment } from '../observe/deployment.ts';
import { compareRevision } from './compare-revision.ts';
import { compareService } from './compare-service.ts';
import type { Current } from './current.ts';
import type { Definition } from './deploy-files.ts';
import { differences, type Difference } from './differences.ts';

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

/** Settings of a service that take effect only with a deployment, and cause one: see UpdateService. */
const DEPLOYED = ['networkConfiguration', 'loadBalancers', 'serviceRegistries', 'platformVersion'];

/**
 * Settings that ECS changes only with a forced deployment, contrary to its documentation:
 * https://github.com/kayac/ecspresso/pull/481
 */
const FORCED = ['capacityProviderStrategy'];

/** The steps from the current state to the target; pure. */
export function planOf(wanted: Definition, current: Current): Plan {
  const taskDefinition = compareRevision(current.revision, wanted.taskDefinition);
  const service = compareService(current.service, wanted.service);
  const revision = [current.revision, current.newestRevision].find(
    (each) =>
      each?.status === 'ACTIVE' && compareRevision(each, wanted.taskDefinition).length === 0,
  )?.taskDefinitionArn;

  const differs = (properties: readonly string[]) =>
    service.some(({ path: [property = ''] }) => properties.includes(property));
  const follows =
    current.service === undefined ||
    current.service.taskDefinition !== revision ||
    differs(DEPLOYED);
  const [newest] = current.deployments;
  // A rolled back or stopped deployment must be started again, even without a difference.
  const good =
    !follows &&
    newest !== undefined &&
    newest.taskDefinition === revision &&
    (newest.status === 'SUCCESSFUL' || isOnItsWay(newest));
  const force = current.service !== undefined && (differs(FORCED) || (!follows && !good));
  return {
    taskDefinition,
    service,
    scalableTarget:
      wanted.scalableTarget === undefined
        ? []
        : differences(lastingTarget(current), withoutTags(wanted.scalableTarget), 'ignored'),
    newTarget: current.scalableTarget === undefined,
    scalingPolicies: wanted.scalingPolicies.map((policy) => ({
      policy,
      differences: differences(
        current.scalingPolicies.find(({ PolicyName }) => PolicyName === policy.PolicyName),
        policy,
        'ignored',
      ),
    })),
    revision,
    deployment: force ? 'force' : follows ? 'begin' : 'keep',
    newest,
    inFlight:
      current.service && newest && isUnfinished(newest) && (!good || force) ? newest : undefined,
  };
}

/** Whether there is nothing to do. */
export const changesNothing = (plan: Plan): boolean =>
  plan.deployment === 'keep' &&
  [plan.taskDefinition, plan.service, plan.scalableTarget].every(({ length }) => length === 0) &&
  plan.scalingPolicies.every((policy) => policy.differences.length === 0);

/** The bounds that apply now, or again after the temporary ones. */
const lastingTarget = ({ scalableTarget, temporary }: Current) =>
  scalableTarget && temporary
    ? { ...scalableTarget, MinCapacity: temporary.then.min, MaxCapacity: temporary.then.max }
    : scalableTarget;

/** AWS does not return the tags of a target. */
export const withoutTags = ({
  Tags: _,
  ...target
}: RegisterScalableTargetRequest): RegisterScalableTargetRequest => target;
