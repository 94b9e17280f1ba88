import type { ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import { clean } from './clean.ts';
import type { EcsSource } from './ecs-source.ts';
import type { Loss } from './loss.ts';

const MANY_TASKS = 1_000;

const isByCpu = ({ TargetTrackingScalingPolicyConfiguration: tracking }: ScalingPolicy): boolean =>
  tracking?.PredefinedMetricSpecification?.PredefinedMetricType ===
  'ECSServiceAverageCPUUtilization';

/** Scaling other than by CPU use. */
export const scalingLosses = ({
  scalingPolicies = [],
  scheduledActions = [],
}: EcsSource): Loss[] => [
  ...scalingPolicies
    .filter((policy) => policy !== scalingPolicies.find(isByCpu))
    .map(({ PolicyName }) => ({
      path: `scaling.policies.${PolicyName}`,
      what: 'is dropped: Gatehouse scales by CPU use',
    })),
  ...scheduledActions.map(({ ScheduledActionName }) => ({
    path: `scaling.scheduledActions.${ScheduledActionName}`,
    what: 'is dropped: "tasks.hours" stops all tasks outside of certain hours, and "gatehouse scale" starts more for a time',
  })),
];

/** The number of tasks, as a manifest has it. */
export function tasksOf({ service, scalableTarget, scalingPolicies = [] }: EcsSource) {
  const target =
    scalingPolicies.find(isByCpu)?.TargetTrackingScalingPolicyConfiguration?.TargetValue;
  const cpuTarget = target === undefined ? undefined : Math.round(target);
  const min = scalableTarget?.MinCapacity ?? service?.desiredCount;
  if (min === undefined) return undefined;
  const least = Math.min(Math.max(1, min), MANY_TASKS);
  return clean({
    min: least,
    max: Math.min(Math.max(least, scalableTarget?.MaxCapacity ?? least), MANY_TASKS),
    cpuTarget,
  });
}
