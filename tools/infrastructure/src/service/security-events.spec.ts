import { metricsOfAlarms } from './test/metrics-in.ts';
import { templateOfService } from './test/template-of-service.ts';

const template = templateOfService('payments', 'production');
const filters = Object.values(template.findResources('AWS::Logs::MetricFilter')).map(
  ({ Properties }) => Properties,
);

it('counts the rejected attempts that the service kit logs, and publishes nothing without any', () => {
  expect(filters.map(({ FilterPattern }) => FilterPattern)).toEqual([
    '{ $.event = "authentication_failed" }',
    '{ $.event = "forbidden" }',
    '{ $.event = "rate_limited" }',
  ]);
  for (const { MetricTransformations } of filters)
    expect(MetricTransformations).toEqual([
      expect.objectContaining({ MetricNamespace: 'Gatehouse', MetricValue: '1', DefaultValue: 0 }),
    ]);
});

it('has an alarm for each event, on the metric of this service', () => {
  const made = filters.map(({ MetricTransformations: [{ MetricName }] }) => MetricName);
  expect(made).toEqual([
    'payments-production-failed-authentication',
    'payments-production-forbidden',
    'payments-production-rate-limited',
  ]);
  const watched = metricsOfAlarms(template).filter(
    ({ namespace, name }) => namespace === 'Gatehouse' && name !== 'dependenciesHealthy',
  );
  // The first event also has an alarm for unusual values.
  expect(watched).toEqual(
    [...made, made[0]].map((name) => ({ namespace: 'Gatehouse', name, dimensions: [] })),
  );
});
