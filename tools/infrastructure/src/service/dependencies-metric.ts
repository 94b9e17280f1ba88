import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from './metric-expressions.ts';

/** The service itself publishes this metric: libs/service-kit/src/metrics/health-metrics.ts. */
export const dependenciesMetric = (service: string, environment: string): Metric =>
  new Metric({
    namespace: 'Gatehouse',
    metricName: 'dependenciesHealthy',
    dimensionsMap: { service, environment },
    statistic: Stats.MINIMUM,
    period: MINUTE,
  });
