import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from './metric-expressions.ts';
import type { ServiceTarget } from './service-target.ts';

/** A metric of a load balancer, for each of the target groups behind it. */
export const targetMetrics = (
  { dimensions, balancer }: ServiceTarget,
  metricName: string,
  statistic: string,
  period = MINUTE,
): Metric[] =>
  dimensions.map(
    (each, at) =>
      new Metric({
        namespace: 'AWS/ApplicationELB',
        metricName,
        dimensionsMap: { ...each },
        statistic,
        label: `${metricName}, ${balancer}${at > 0 ? ', alternate' : ''}`,
        period,
      }),
  );
