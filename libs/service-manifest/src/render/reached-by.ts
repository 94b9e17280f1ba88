import type { ServiceModel } from '../model.ts';
import { fromParameter, type TargetParameter } from '../parameter-names.ts';

/** Seconds that targets get to become healthy before ECS counts a failure. */
const GRACE_AFTER_START_PERIOD_S = 30;

/** Its load balancers, or where there is none, the names in the VPC that its tasks are registered under. */
export function reachedBy({
  manifest,
  settings,
  names,
  shared,
  place,
  port,
  name,
}: ServiceModel): ReachedBy {
  if (place.entry === 'gateway')
    return {
      serviceRegistries: [
        { registryArn: fromParameter(names.parameter('service-registry-arn')), port },
      ],
    };
  const loadBalancer = (prefix: '' | 'public-') => {
    const made = (what: TargetParameter) => fromParameter(names.parameter(`${prefix}${what}`));
    return {
      targetGroupArn: made('target-group-arn'),
      containerName: name,
      containerPort: port,
      ...(settings.deployment.strategy === 'blue-green' && {
        advancedConfiguration: {
          alternateTargetGroupArn: made('alternate-target-group-arn'),
          productionListenerRule: made('listener-rule-arn'),
          roleArn: shared.arn.trafficRole,
        },
      }),
    };
  };
  return {
    // A target group belongs to one load balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
    loadBalancers: [
      loadBalancer(''),
      ...(manifest.exposure === 'public' ? [loadBalancer('public-')] : []),
    ],
    healthCheckGracePeriodSeconds: settings.healthCheck.startPeriod + GRACE_AFTER_START_PERIOD_S,
  };
}

interface ReachedBy {
  readonly serviceRegistries?: { registryArn: string; port: number }[];
  readonly loadBalancers?: {
    targetGroupArn: string;
    containerName: string;
    containerPort: number;
    advancedConfiguration?: {
      alternateTargetGroupArn: string;
      productionListenerRule: string;
      roleArn: string;
    };
  }[];
  readonly healthCheckGracePeriodSeconds?: number;
}
