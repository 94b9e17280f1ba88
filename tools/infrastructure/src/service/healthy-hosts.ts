import { Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { oneOf } from './metric-expressions.ts';
import type { ServiceTarget } from './service-target.ts';
import { targetMetrics } from './target-metrics.ts';

/**
 * The maximum of all nodes of the load balancer, because a new node sees no healthy hosts yet. Uses the target group with
 * more hosts, because one of the two is empty between deployments.
 */
export const healthyHosts = (targets: readonly ServiceTarget[]): IMetric | undefined =>
  targets.length === 0
    ? undefined
    : oneOf(
        'healthy',
        '<',
        targets.map((target) =>
          oneOf(
            target.balancer,
            '>',
            targetMetrics(target, 'HealthyHostCount', Stats.MAXIMUM),
            'healthy',
          ),
        ),
        'healthy',
      );
