import type { RegisterScalableTargetRequest } from '@aws-sdk/client-application-auto-scaling';
import { isOnItsWay, isUnfinished } from '../observe/deployment.ts';
import { compareRevision } from './compare-revision.ts';
import { compareService } from './compare-service.ts';
import type { Current } from './current.ts';
import type { Definition } from './deploy-files.ts';
import { differences } from './differences.ts';
import type { Plan } from './plan.ts';

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
