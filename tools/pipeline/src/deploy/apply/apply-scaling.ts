import type { Aws } from '../aws.ts';
import { withoutTags } from '../plan/plan-of.ts';
import type { Run } from '../run.ts';
import { scheduleEnd, untilText } from '../scaling/temporary.ts';
import type { Work } from './work.ts';

/**
 * Sets the bounds and policies of a service's scaling. Needs `application-autoscaling:RegisterScalableTarget`,
 * `application-autoscaling:PutScheduledAction` and `application-autoscaling:PutScalingPolicy`; AWS itself creates the
 * policy's alarms and, the first time, the role `AWSServiceRoleForApplicationAutoScaling_ECSService`.
 * @throws {AwsError}
 */
export async function applyScaling(
  run: Run,
  { scaling }: Pick<Aws, 'scaling'>,
  { plan, current: { temporary }, wanted: { scalableTarget } }: Work,
): Promise<void> {
  if (scalableTarget !== undefined && plan.scalableTarget.length > 0) {
    const { MinCapacity: min = 0, MaxCapacity: max = 0 } = scalableTarget;
    run.doing = 'setting between how many tasks the service scales';
    const target = plan.newTarget ? scalableTarget : withoutTags(scalableTarget);
    if (temporary === undefined) await scaling.registerScalableTarget(target);
    // A temporary scaling applies until its end.
    else await scheduleEnd({ scaling }, target, { ...temporary, then: { min, max } });
    const from = temporary === undefined ? '' : ` from ${untilText(temporary.until)} on`;
    run.done.push(`set the scaling to ${min} to ${max} tasks${from}`);
  }
  for (const { policy, differences } of plan.scalingPolicies) {
    if (differences.length === 0) continue;
    run.doing = `setting the scaling policy ${policy.PolicyName}`;
    await scaling.putScalingPolicy(policy);
    run.done.push(`set the scaling policy ${policy.PolicyName}`);
  }
}
