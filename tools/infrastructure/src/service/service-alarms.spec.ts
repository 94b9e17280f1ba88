import { serviceDefinition } from '@gatehouse/service-manifest';
import { serviceModel } from '../test/workspace.ts';
import { templateOfService } from './test/template-of-service.ts';

interface AlarmProperties {
  AlarmName: string;
  AlarmActions: string[];
  OKActions?: string[];
  InsufficientDataActions?: string[];
  ActionsEnabled?: boolean;
  Threshold: number;
  TreatMissingData: string;
  EvaluationPeriods: number;
  DatapointsToAlarm?: number;
  Metrics: { MetricStat?: { Period: number } }[];
}

const OPERATIONS = 'arn:aws:sns:eu-central-1:333333333333:gatehouse-operations';
const alarmsOf = (...service: Parameters<typeof templateOfService>) =>
  new Map<string, AlarmProperties>(
    Object.values(templateOfService(...service).findResources('AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => [Properties.AlarmName, Properties],
    ),
  );
const alarms = alarmsOf('payments', 'production');
const alarm = (what: string) => alarms.get(`payments-production-${what}`)!;

it('has each alarm of the naming module', () => {
  const { names } = serviceModel('payments', 'production');
  const all = [
    'cpu',
    'memory',
    'running-tasks',
    'healthy-hosts',
    'server-errors',
    'latency',
    'dependencies',
    'failed-authentication',
    'forbidden',
    'rate-limited',
    'unusual-traffic',
    'unusual-authentication',
    'dead-letters-shipments',
  ] as const;
  expect([...alarms.keys()].sort()).toEqual(all.map(names.alarm).sort());
});

it('has the alarms that a deployment watches', () => {
  const { service } = serviceDefinition(serviceModel('payments', 'production'));
  const { alarmNames } = service.deploymentConfiguration.alarms;
  expect(alarmNames.length).toBeGreaterThan(0);
  expect(alarmNames.filter((name) => !alarms.has(name))).toEqual([]);
});

it('CloudWatch.15, CloudWatch.17: sends each alarm to operations', () => {
  for (const { AlarmActions, ActionsEnabled } of alarms.values()) {
    expect(AlarmActions).toEqual([OPERATIONS]);
    expect(ActionsEnabled ?? true).toBe(true);
  }
});

it('notifies operations of the recovery if it can be measured', () => {
  const telling = [...alarms.values()].filter(({ OKActions }) => OKActions?.[0] === OPERATIONS);
  expect(telling.map(({ AlarmName }) => AlarmName.replace('payments-production-', ''))).toEqual([
    'dead-letters-shipments',
    'cpu',
    'memory',
    'running-tasks',
    'healthy-hosts',
    'server-errors',
    'latency',
    'dependencies',
  ]);
});

it('takes its thresholds from the manifest, with latency in seconds as the load balancer reports it', () => {
  const own = alarmsOf('payments', 'production', {
    alarms: { cpu: 70, memory: 75, errors: 5, latency: 250 },
  });
  const thresholds = ['cpu', 'memory', 'server-errors', 'latency'].map(
    (what) => own.get(`payments-production-${what}`)!.Threshold,
  );
  expect(thresholds).toEqual([70, 75, 5, 0.25]);
});

it('goes off when the CPU exceeds its limit twice in five minutes', () => {
  const { Metrics, EvaluationPeriods, DatapointsToAlarm } = alarm('cpu');
  expect(Metrics[0]!.MetricStat!.Period * EvaluationPeriods).toBe(300);
  expect(DatapointsToAlarm).toBe(2);
});

it('treats missing traffic as no alarm, and missing data on tasks as insufficient data', () => {
  const treated = Object.fromEntries(
    [...alarms.values()].map(({ AlarmName, TreatMissingData }) => [
      AlarmName.replace('payments-production-', ''),
      TreatMissingData,
    ]),
  );
  expect(treated).toEqual({
    cpu: 'missing',
    memory: 'missing',
    'running-tasks': 'missing',
    'healthy-hosts': 'missing',
    'server-errors': 'notBreaching',
    latency: 'notBreaching',
    dependencies: 'missing',
    'failed-authentication': 'notBreaching',
    forbidden: 'notBreaching',
    'rate-limited': 'notBreaching',
    'unusual-traffic': 'notBreaching',
    'unusual-authentication': 'notBreaching',
    'dead-letters-shipments': 'notBreaching',
  });
});

it('goes off while a health check fails, based on the metric that each service publishes every minute', () => {
  expect(alarm('dependencies')).toMatchObject({
    Namespace: 'Gatehouse',
    MetricName: 'dependenciesHealthy',
    Dimensions: [
      { Name: 'environment', Value: 'production' },
      { Name: 'service', Value: 'payments' },
    ],
    Statistic: 'Minimum',
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: 5,
    DatapointsToAlarm: 3,
  });
});

it('also goes off when the last target is gone, after which nothing is measured', () => {
  expect(alarm('healthy-hosts').InsufficientDataActions).toEqual([OPERATIONS]);
});

it.each([
  [0, 1],
  [30, 2],
  [300, 6],
])(
  'gives the first tasks, which may take %d s to start, %d minutes to become healthy',
  (startPeriod, minutes) => {
    const slow = alarmsOf('payments', 'production', { healthCheck: { startPeriod } });
    expect(slow.get('payments-production-healthy-hosts')!.EvaluationPeriods).toBe(minutes);
  },
);
