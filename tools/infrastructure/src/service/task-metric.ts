import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Names } from '@gatehouse/service-manifest';
import { MINUTE } from './metric-expressions.ts';

/** A metric of all tasks of a service, by default their average. */
export const taskMetric = (
  names: Pick<Names, 'cluster' | 'service'>,
  namespace: string,
  metricName: string,
  label: string,
  statistic: string = Stats.AVERAGE,
): Metric =>
  new Metric({
    namespace,
    metricName,
    label,
    dimensionsMap: { ClusterName: names.cluster, ServiceName: names.service },
    statistic,
    period: MINUTE,
  });
