import { templateOfService } from './test/template-of-service.ts';

interface Alarm {
  AlarmName: string;
  ThresholdMetricId?: string;
  ComparisonOperator: string;
  Metrics: {
    Id: string;
    Expression?: string;
    MetricStat?: { Metric: { MetricName: string }; Stat: string };
  }[];
}

const unusualOf = (...of: Parameters<typeof templateOfService>) =>
  Object.values(templateOfService(...of).findResources('AWS::CloudWatch::Alarm'))
    .map(({ Properties }) => Properties as Alarm)
    .filter(({ ThresholdMetricId }) => ThresholdMetricId !== undefined);

it('expects the requests of both load balancers of a public service together, within a learned band', () => {
  const [traffic] = unusualOf('orders', 'production');
  expect(traffic).toMatchObject({
    AlarmName: 'orders-production-unusual-traffic',
    ThresholdMetricId: 'band',
    ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold',
  });
  expect(traffic!.Metrics.map(({ MetricStat }) => MetricStat?.Metric.MetricName)).toEqual([
    'RequestCount',
    'RequestCount',
    undefined,
    undefined,
  ]);
  expect(traffic!.Metrics.map(({ Expression }) => Expression)).toEqual([
    undefined,
    undefined,
    'm0 + m1',
    'ANOMALY_DETECTION_BAND(total, 3)',
  ]);
});

it('reports only more failed authentications than expected', () => {
  const [, authentication] = unusualOf('payments', 'production');
  expect(authentication).toMatchObject({
    AlarmName: 'payments-production-unusual-authentication',
    ComparisonOperator: 'GreaterThanUpperThreshold',
  });
  expect(authentication!.Metrics[0]!.MetricStat).toMatchObject({
    Metric: { MetricName: 'payments-production-failed-authentication' },
    Stat: 'Sum',
  });
});

it('creates neither outside production, where no on-call engineer is paged', () => {
  expect(unusualOf('payments', 'development')).toEqual([]);
});
