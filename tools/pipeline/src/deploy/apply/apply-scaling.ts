import type { Aws } from '../aws.ts';
import type { Definition } from '../plan/deploy-files.ts';
import { withoutTags, type Plan } from '../plan/plan.ts';
import type { Run } from '../run.ts';

/**
 * Between how many tasks a service scales, and by what. Needs
 * `application-autoscaling:RegisterScalableTarget` and `application-autoscaling:PutScalingPolicy`; AWS itself makes
 * the policy's alarms and, the first time, the role `AWSServiceRoleForApplicationAutoScaling_ECSService`.
 * @throws {AwsError}
 */
export async function applyScaling(
  run: Run,
  { scaling }: Pick<Aws, 'scaling'>,
  plan: Plan,
  { scalableTarget }: Definition,
): Promise<void> {
  if (scalableTarget !== undefined && plan.scalableTarget.length > 0) {
    const { MinCapacity, MaxCapacity } = scalableTarget;
    run.doing = 'setting between how many tasks the service scales';
    await scaling.registerScalableTarget(
      plan.newTarget ? scalableTarget : withoutTags(scalableTarget),
    );
    run.done.push(`set the scaling to ${MinCapacity} to ${MaxCapacity} tasks`);
  }
  for (const { policy, differences } of plan.scalingPolicies) {
    if (differences.length === 0) continue;
    run.doing = `setting the scaling policy ${policy.PolicyName}`;
    await scaling.putScalingPolicy(policy);
    run.done.push(`set the scaling policy ${policy.PolicyName}`);
  }
}
