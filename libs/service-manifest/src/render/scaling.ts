import type { ServiceModel } from '../model.ts';

/** How many tasks run, and when: Application Auto Scaling. */
export function scaling({ settings, names, name, place, environment }: ServiceModel) {
  const { min, max, cpuTarget } = settings.tasks;
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${names.cluster}/${name}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  };
  return {
    scalableTarget: {
      ...target,
      MinCapacity: min,
      MaxCapacity: max,
      // AWS gives targets ids; in an account of several environments only a tag tells whose one is.
      ...(place.sharedAccount && { Tags: { environment } }),
    },
    scalingPolicies: [
      {
        PolicyName: `${names.family}-cpu`,
        ...target,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: cpuTarget,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
          },
          ScaleInCooldown: 300,
          ScaleOutCooldown: 60,
        },
      },
    ],
  };
}
